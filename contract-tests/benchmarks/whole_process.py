"""A command as its user meets it: the whole process, from its start to its end."""
import os
import subprocess
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


def heading(command):
    """When, with what and on what: what every figure begins with."""
    java = os.environ.get("JAVA_HOME")
    version = subprocess.run([f"{java}/bin/java" if java else "java", "-version"], capture_output=True, text=True)
    return (f"date: {time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC\ncommand: {command}\n"
            f"jdk: {version.stderr.splitlines()[1]}\n"
            f"machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start\n")
