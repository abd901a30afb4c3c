"""A command as its user meets it: the whole process, from its start to its end."""
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time


class Run:
    """One run: wall seconds, processor seconds, resident megabytes at most, exit code, and what it printed."""

    def __init__(self, command, folder=None, discard=False):
        with open(os.devnull, "wb+") if discard else tempfile.TemporaryFile(dir=folder) as printed:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - start
            process.returncode = self.code = os.waitstatus_to_exitcode(status)
            self.bytes = printed.seek(0, os.SEEK_END)
            printed.seek(max(0, self.bytes - 100_000))
            self.last = printed.read().decode(errors="replace").splitlines()
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Running:
    """Processes beside each other and a folder of their own: at the end all are ended, and the folder is gone."""

    def __enter__(self):
        self.folder, self.processes = tempfile.mkdtemp(), []
        return self

    def __exit__(self, *_):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w") as out:
            out.write(text)
        return self.path(name)

    def start(self, *command, **how):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.processes.append(subprocess.Popen(command, **(how or quiet)))
        return self.processes[-1]

    def redis(self, port, *options):
        """A server of its own on this machine, which answers already."""
        server = self.start("redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", self.folder, *options)
        while server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return server
            except OSError:
                time.sleep(0.05)
        sys.exit("the server ended; is redis-server installed?")


def heading():
    """When, with what and on what: what every figure begins with."""
    command = " ".join(["python3", "contract-tests/benchmarks/" + os.path.basename(sys.argv[0]), *sys.argv[1:]])
    java = os.environ.get("JAVA_HOME")
    version = subprocess.run([f"{java}/bin/java" if java else "java", "-version"], capture_output=True, text=True)
    return (f"date: {time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC\ncommand: {command}\n"
            f"jdk: {version.stderr.splitlines()[1]}\n"
            f"machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start\n")
