// What the parser that comes with Node has of each file whose path is given, one line of JSON a file.
const fs = require('fs');
const acorn = require('internal/deps/acorn/acorn/dist/acorn');

const add = (counts, key) => { counts[key] = (counts[key] || 0) + 1; };
const isText = (node) => node && node.type === 'Literal' && typeof node.value === 'string';

function walk(node, seen, skip) {
  if (!node || typeof node.type !== 'string' || skip.has(node)) return;
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'string') add(seen.texts, node.value);
      if (typeof node.value === 'bigint') add(seen.numbers, String(node.value));
      if (typeof node.value === 'number' && Number.isSafeInteger(node.value)) add(seen.numbers, String(node.value));
      break;
    case 'TemplateLiteral':
      for (const part of node.quasis) {
        if (part.value.cooked || node.quasis.length === 1) add(seen.texts, part.value.cooked || '');
      }
      break;
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      skip.add(node.source);
      (node.attributes || []).forEach((attribute) => skip.add(attribute));
      break;
    case 'ImportExpression':
      skip.add(node.source);
      break;
    case 'BinaryExpression':
      for (const [one, other] of [[node.left, node.right], [node.right, node.left]]) {
        if (one.type === 'UnaryExpression' && one.operator === 'typeof' && isText(other)) skip.add(other);
      }
      break;
    case 'MemberExpression':
      if (node.computed && isText(node.property)) skip.add(node.property);
      break;
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      if (!node.computed || node.key.type === 'Literal') skip.add(node.key);
      break;
    case 'CallExpression':
    case 'NewExpression': {
      const callee = node.callee;
      const name = callee.type === 'MemberExpression' && !callee.computed ? callee.property : callee;
      if (callee.computed && isText(callee.property)) add(seen.calls, callee.property.value);
      if (name.type === 'ThisExpression') add(seen.calls, 'this');
      if (name.type === 'Identifier') add(seen.calls, name.name);
      if (name.type === 'PrivateIdentifier') add(seen.calls, '#' + name.name);
      if (name.name === 'require' && isText(node.arguments[0])) skip.add(node.arguments[0]);
      break;
    }
  }
  for (const key of Object.keys(node)) {
    const value = node[key];
    if (Array.isArray(value)) value.forEach((child) => walk(child, seen, skip));
    else if (value && typeof value === 'object' && key !== 'regex') walk(value, seen, skip);
  }
}

for (const path of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  let tree = null;
  for (const sourceType of ['module', 'script']) {
    try {
      tree = tree || acorn.parse(fs.readFileSync(path, 'utf8'), { ecmaVersion: 'latest', sourceType, allowHashBang: true, allowReturnOutsideFunction: true });
    } catch { /* the other kind, or none */ }
  }
  const seen = { texts: Object.create(null), numbers: Object.create(null), calls: Object.create(null) };
  if (tree) walk(tree, seen, new Set());
  console.log(tree ? JSON.stringify(seen) : 'null');
}
