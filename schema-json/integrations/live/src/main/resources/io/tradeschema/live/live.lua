-- The one script of quarantine and lease: Java, Python and the command send this text with EVAL. Its first argument says
-- what to do. It is one step of the server: all of a case happens, or none of it, whoever is killed meanwhile.
-- What may fail stands before what cannot be taken back: an error in redis.call ends the script where it is.
-- Every answer is a list whose first word says what happened.

local AS_IT_WAS = 'entry:'
-- Lua hands over no more than 8,000 words at once; an entry of more is kept in one.
local MOST_WORDS, PACKED = 7000, 'packed entry'

local function pairs_of(list)
  local map = {}
  for i = 1, #list, 2 do map[list[i]] = list[i + 1] end
  return map
end

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function millis(id)
  return tonumber(string.match(id, '^%d+'))
end

local function entry(key, id)
  return redis.call('XRANGE', key, id, id)[1]
end

-- The fields of the entry that was put aside, in their order; a name that came twice comes twice.
local function original(fields)
  local found = {}
  for i = 1, #fields, 2 do
    if fields[i] == PACKED then return cmsgpack.unpack(fields[i + 1]) end
    if string.sub(fields[i], 1, #AS_IT_WAS) == AS_IT_WAS then
      found[#found + 1] = string.sub(fields[i], #AS_IT_WAS + 1)
      found[#found + 1] = fields[i + 1]
    end
  end
  return found
end

local does = {}

local function put(record, name, value)
  record[#record + 1] = name
  record[#record + 1] = value
end

local function after(count)
  local rest = {}
  for i = count + 1, #ARGV do rest[#rest + 1] = ARGV[i] end
  return rest
end

-- Puts a pending entry aside and acknowledges it.
-- KEYS stream, quarantine. ARGV group, consumer, id, most that lie there (0: any number), findings, then the fields as the
-- reader has them, for an entry that was trimmed from the stream since.
does['aside'] = function(stream, quarantine)
  local group, consumer, id, most, findings = ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]
  local pending = redis.call('XPENDING', stream, group, id, id, 1)[1]
  if not pending then return {'not pending'} end
  if pending[2] ~= consumer then return {'claimed', pending[2]} end
  local there = entry(stream, id)
  local record = {'id', id, 'group', group, 'consumer', consumer, 'findings', findings}
  local fields = there and there[2] or after(6)
  put(record, 'copied from', there and 'stream' or 'reader')
  if #fields > MOST_WORDS then
    put(record, PACKED, cmsgpack.pack(fields))
  else
    for i = 1, #fields, 2 do put(record, AS_IT_WAS .. fields[i], fields[i + 1]) end
  end
  local place = redis.call('XADD', quarantine, '*', unpack(record))
  redis.call('XACK', stream, group, id)
  local gone = 0
  if most > 0 then gone = redis.call('XTRIM', quarantine, 'MAXLEN', most) end
  return {'aside', place, gone}
end

-- What lies there, oldest first: for each its id, what was told of it, its fields, its mended fields, and as what it came back.
-- KEYS quarantine, mended, done. ARGV first id, last id, how many at most.
does['read'] = function(quarantine, mended, done)
  local answer = {'read'}
  for _, one in ipairs(redis.call('XRANGE', quarantine, ARGV[2], ARGV[3], 'COUNT', ARGV[4])) do
    local told = pairs_of(one[2])
    local better = redis.call('HGET', mended, one[1])
    answer[#answer + 1] = {
      one[1], told['id'] or '', told['group'] or '', told['consumer'] or '', told['findings'] or '',
      told['copied from'] or '', original(one[2]), better and cmsgpack.unpack(better) or {},
      redis.call('HGET', done, told['id'] or '') or '',
    }
  end
  return answer
end

-- Keeps other fields for an entry, beside its own, which stay. KEYS quarantine, mended, done. ARGV id there, the fields.
does['mend'] = function(quarantine, mended, done)
  local place = ARGV[2]
  local there = entry(quarantine, place)
  if not there then return {'gone'} end
  local again = redis.call('HGET', done, pairs_of(there[2])['id'])
  if again then return {'done', again} end
  redis.call('HSET', mended, place, cmsgpack.pack(after(2)))
  return {'mended'}
end

-- Brings one back to its stream, once, and only while it is young enough. Its own time is not touched.
-- KEYS stream, quarantine, mended, done. ARGV id there, the age in ms up to which, when it was written in ms by itself.
does['replay'] = function(stream, quarantine, mended, done)
  local place, most, written = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
  local there = entry(quarantine, place)
  if not there then return {'gone'} end
  local id = pairs_of(there[2])['id']
  local again = redis.call('HGET', done, id)
  if again then return {'done', again} end
  if redis.call('EXISTS', stream) == 0 then return {'no stream'} end
  local age = now() - math.min(millis(id), written)
  if age < 0 or age > most then return {'stale', string.format('%.0f', age)} end
  local better = redis.call('HGET', mended, place)
  local fields = better and cmsgpack.unpack(better) or original(there[2])
  local back = redis.call('XADD', stream, '*', unpack(fields))
  redis.call('HSET', done, id, back)
  return {'replayed', back}
end

-- Proves a pass. One that left a close open is told to the watch and leaves the lease as it is.
-- KEYS lease, pulse. ARGV owner, the number of its last pass ('' at its start), for how many ms it holds, due, confirmed.
does['pulse'] = function(lease, pulse)
  local owner, mine, due, confirmed = ARGV[2], tonumber(ARGV[3]), ARGV[5], ARGV[6]
  local held = redis.call('HMGET', lease, 'owner', 'sequence')
  local sequence = tonumber(held[2] or 0)
  if held[1] and (held[1] ~= owner or (mine and sequence > mine)) then return {'taken', held[1]} end
  redis.call('XADD', pulse, 'MAXLEN', '~', 100000, '*', 'owner', owner, 'due', due, 'confirmed', confirmed)
  if due ~= confirmed then return {'left open'} end
  sequence = math.max(sequence, mine or 0) + 1
  redis.call('HSET', lease, 'owner', owner, 'sequence', sequence)
  redis.call('PEXPIRE', lease, ARGV[4])
  return {'completed', tostring(sequence)}
end

-- KEYS lease.
does['look'] = function(lease)
  local held = redis.call('HMGET', lease, 'owner', 'sequence')
  if not held[1] then return {'nobody'} end
  return {'held', held[1], held[2]}
end

-- What a server says of a wrong key, with the keys and what to do; the first word stays, by which clients tell errors.
local ADVICE = {
  WRONGTYPE = 'holds another kind of value: hand in the right name, or move that value away',
  NOGROUP = 'is no stream that has the group: hand in the names by which you read, or make it by XGROUP CREATE with MKSTREAM',
}

local function kind(key)
  return key .. ' (' .. redis.call('TYPE', key).ok .. ')'
end

local fine, answer = pcall(does[ARGV[1]], unpack(KEYS))
if fine then return answer end
local said = type(answer) == 'table' and answer.err or tostring(answer)
for word, advice in pairs(ADVICE) do
  if string.find(said, word, 1, true) then
    local keys = {}
    for i = 1, #KEYS do keys[i] = kind(KEYS[i]) end
    return redis.error_reply(word .. ' one of ' .. table.concat(keys, ', ') .. ' ' .. advice)
  end
end
return redis.error_reply(said)
