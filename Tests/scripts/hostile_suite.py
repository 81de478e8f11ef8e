"""Shared by the cases of hostile-input: one measured run of the program, and the suite that judges it."""
import os
import subprocess
import sys
import tempfile

BLOCK = 'terragrunt = {\n  terraform { source = "x" }\n}\n'
MIB = 1 << 20


# Starts the program from a small process, since the system adds the starting process's memory to the program's.
LAUNCHER = """
import os, resource, signal, sys
report, limit, user = map(int, sys.argv[1:4])
pid = os.fork()
if pid == 0:
    os.close(report)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if user >= 0:
        os.setgid(user)
        os.setuid(user)
    os.execv(sys.argv[4], sys.argv[4:])
signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
signal.alarm(limit * 4)
_, status, usage = os.wait4(pid, 0)
figures = os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss
os.write(report, " ".join(map(str, figures)).encode())
"""


class Run:
    """One run of the program: status, output, errors, CPU seconds, peak memory in MiB."""

    def __init__(self, arguments, cwd, stdin=None, stdout=None, user=None, limit=120):
        out = tempfile.TemporaryFile() if stdout is None else stdout
        err = tempfile.TemporaryFile()
        read, report = os.pipe()
        launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(report), str(limit), str(-1 if user is None else user)]
        process = subprocess.Popen(launcher + arguments, cwd=cwd, stdin=stdin or subprocess.DEVNULL, stdout=out, stderr=err, pass_fds=[report])
        os.close(report)
        process.wait()
        with open(read, "rb") as file:
            status, seconds, memory = file.read().split()
        self.status = int(status)
        self.seconds = float(seconds)
        self.memory = int(memory) / 1024
        err.seek(0)
        self.errors = err.read(4 * MIB)
        self.output = b""
        if stdout is None:
            out.seek(0)
            self.output = out.read(4 * MIB)


class Suite:
    def __init__(self, binary, only):
        self.binary = binary
        self.only = only
        self.failed = []
        self.count = 0

    def run(self, name, folder, words, status=0, size=0, seconds=None, memory=None, wanted=None, **options):
        """Runs one case; `size` is the input's size in bytes, which determines the bounds unless they are given."""
        if self.only and self.only not in name:
            return None
        run = Run([self.binary] + words, folder, **options)
        seconds = seconds if seconds is not None else 1 + 1.0 * size / (5 * MIB)
        memory = memory if memory is not None else 64 + 24 * size / MIB
        problems = []
        if run.status not in (status if isinstance(status, tuple) else (status,)):
            problems.append(f"status {run.status}, not {status}: {run.errors[:300]!r}")
        if run.seconds > seconds:
            problems.append(f"{run.seconds:.2f} s of CPU, more than {seconds:.2f}")
        if run.memory > memory:
            problems.append(f"{run.memory:.0f} MiB, more than {memory:.0f}")
        if wanted is not None and wanted.encode() not in run.errors + run.output:
            problems.append(f"says nothing of {wanted!r}: {run.errors[:300]!r}")
        raw = [byte for byte in run.output + run.errors if byte < 0x20 and byte not in b"\n\t"]
        if raw and not options.get("stdout"):
            problems.append(f"prints control characters: {bytes(raw[:10])!r}")
        self.note(name, problems, f"{size / MIB:8.1f} MiB in {run.seconds:6.2f} s, {run.memory:5.0f} MiB")
        return run

    def note(self, name, problems, figures=""):
        self.count += 1
        print(f"{'FAILED' if problems else 'ok':6} {name:58} {figures}", flush=True)
        for problem in problems:
            print(f"       {problem}", flush=True)
        if problems:
            self.failed.append(name)


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def unit(folder, text=""):
    return write(folder, {"terraform.tfvars": BLOCK + text})
