"""Runs `BINARY convert --to json` and the reference decoder on batches of documents, for the scripts next to this file."""
import collections
import decimal
import json
import os
import pathlib
import re
import subprocess
import sys

BATCH_TIMEOUT = 60
REFUSAL = re.compile(r"^(.*?):(\d+):(\d+): error: ?(.*)", re.M)

sys.setrecursionlimit(20000)  # documents nested hundreds of levels deep give JSON that is as deep

# A program's result for one document. kind: "value" (detail: the value), "refused" (detail: the message) or "broken" (detail: the problem).
Answer = collections.namedtuple("Answer", "kind detail")


class Broken(Exception):
    """The program crashed, hung, or printed what can't be understood."""


def number(text):
    """A 64-bit integer is compared exactly, any other number as a double."""
    if not re.search(r"[.eE]", text) and -2**63 <= int(text) < 2**63:
        exact = decimal.Decimal(text)
    else:
        exact = decimal.Decimal(repr(float(text)))
    return ("number", exact)


def _members(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("an object with the same member twice")
    return members


def read_json(text):
    return json.loads(text, parse_float=number, parse_int=number, parse_constant=number, object_pairs_hook=_members)


def show(value):
    if isinstance(value, tuple):
        return str(value[1])
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) < 120 else text[:117] + "..."


def first_difference(want, got, at=""):
    """The first difference between two decoded values, in words, or None."""
    if type(want) is type(got):
        if isinstance(want, dict):
            for key in sorted(want.keys() | got.keys()):
                if key not in got:
                    return f"{at}.{key} is missing"
                if key not in want:
                    return f"{at}.{key} is not wanted"
                difference = first_difference(want[key], got[key], f"{at}.{key}")
                if difference:
                    return difference
            return None
        if isinstance(want, list) and len(want) == len(got):
            return next(filter(None, (first_difference(w, g, f"{at}[{i}]") for i, (w, g) in enumerate(zip(want, got)))), None)
        if want == got:
            return None
    return f"{at or 'the value'} is {show(got)}, the reference has {show(want)}"


class Folder:
    """A scratch folder whose files are named by their number; both programs run inside it and get relative names."""

    def __init__(self, path, binary, reference=None):
        self.path = pathlib.Path(path)
        self.binary = os.path.abspath(binary)
        self.reference = reference and os.path.abspath(reference)

    def write(self, documents):
        names = [f"{i}.tfvars" for i in range(len(documents))]
        for name, document in zip(names, documents):
            (self.path / name).write_bytes(document)
        return names

    def _run(self, argv, timeout):
        try:
            return subprocess.run(argv, cwd=self.path, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout)
        except subprocess.TimeoutExpired:
            raise Broken(f"hangs (more than {timeout} s)") from None

    def reference_answers(self, names):
        if not names:
            return []
        done = self._run([self.reference, *names], BATCH_TIMEOUT)
        answers = {}
        for line in done.stdout.decode("utf-8").splitlines():
            answer = read_json(line)
            answers[answer["file"]] = Answer("refused", answer["error"]) if "error" in answer else Answer("value", answer["value"])
        if done.returncode != 0 or answers.keys() != set(names):
            raise SystemExit(f"the reference failed ({done.returncode}) on files in {self.path}: {done.stderr.decode('utf-8', 'replace')[-300:]}")
        return [answers[name] for name in names]

    def exit_status(self, names, timeout=BATCH_TIMEOUT):
        """Runs the program only for its exit status: anything but 0 and 1 is Broken."""
        done = self._run([self.binary, "convert", "--to", "json", *names], timeout)
        if done.returncode not in (0, 1):
            how = f"crashes (signal {-done.returncode})" if done.returncode < 0 else f"exits with {done.returncode}"
            raise Broken(f"{how}: {done.stderr.decode('utf-8', 'replace').strip()[-200:]}")
        return done

    def _converted(self, names, timeout):
        done = self.exit_status(names, timeout)
        try:
            output = done.stdout.decode("utf-8")
            values = read_json(output) if output.strip() else {}
        except ValueError as error:
            raise Broken(f"prints no proper JSON: {error}") from None
        if len(names) == 1:
            values = {names[0]: values} if output.strip() else {}
        refusals = {}
        for match in REFUSAL.finditer(done.stderr.decode("utf-8", "replace")):
            refusals.setdefault(match[1], f"{match[2]}:{match[3]}: {match[4]}")
        answers = []
        for name in names:
            if (name in values) == (name in refusals):
                raise Broken("gives both a value and an error" if name in values else "gives neither a value nor FILE:LINE:COLUMN: error:")
            answers.append(Answer("value", values[name]) if name in values else Answer("refused", refusals[name]))
        if done.returncode != (1 if refusals else 0):
            raise Broken(f"exits with {done.returncode} after {len(refusals)} refused files")
        return answers

    def binary_answers(self, names, timeout=BATCH_TIMEOUT):
        """The program's answers; a batch that fails is halved until the files that cause it are found."""
        if not names:
            return []
        try:
            return self._converted(names, timeout)
        except Broken as broken:
            if len(names) == 1:
                return [Answer("broken", str(broken))]
            half = len(names) // 2
            answers = self.binary_answers(names[:half], 10) + self.binary_answers(names[half:], 10)
            if all(answer.kind != "broken" for answer in answers):
                answers[0] = Answer("broken", f"{broken} - only when these {len(names)} files are converted together")
            return answers


def minimized(document, still_fails, deadline):
    """The document without every part that is not needed to fail. `still_fails` judges a list of candidates at once."""
    size = max(1, len(document) // 2)
    while True:
        before = len(document)
        start = 0
        while start < len(document) and not deadline():
            starts = range(start, len(document), size)[:24]
            candidates = [document[:at] + document[at + size:] for at in starts]
            kept = next((i for i, fails in enumerate(still_fails(candidates)) if fails), None)
            if kept is None:
                start = starts[-1] + size
            else:
                document, start = candidates[kept], starts[kept]
        if deadline() or size == 1 and len(document) == before:
            return document
        size = max(1, size // 2)
