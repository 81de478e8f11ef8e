"""Cases of hostile-input about growth: twice as much of anything in a tree takes about twice as long."""
import math
import re
import shutil
import subprocess
import sys

from hostile_suite import Run, write

UNIT = 'terragrunt = { terraform { source = "git::https://x/y.git?ref=v1" } }\n'
BUILD = UNIT + 'codebuild_image = "aws/codebuild/standard:7.0"\naws_region = "eu-west-1"\n'
PLAN = "terraform plan -var-file=dev.tfvars\n"
STEEPEST = 1.2
# Below this many CPU seconds, a run says more about the machine than about the program.
MEASURABLE = 0.2


def tfvars(name, text):
    return {f"{name}/terraform.tfvars": text}


def many(count, line):
    return "".join(line.format(i, i + 1) for i in range(count))


def extra(text):
    return f'terragrunt = {{ terraform {{\n source = "x"\n extra_arguments "a" {{\n commands = ["plan"]\n {text}\n }}\n}} }}\n'


def include_chains(count):
    """Chains of 40 units each, since more than 50 files in a row are refused."""
    files = {}
    for index in range(count):
        above = "" if index % 40 == 0 else f'include {{ path = "../c{index - 1}/terraform.tfvars" }}\n '
        files |= tfvars(f"t/c{index}", f'terragrunt = {{\n {above}terraform {{ source = "x" }}\n}}\nv = {index}\n')
    return files


def undeclared(count):
    module = {"m/main.tf": many(count, 'variable "name_of_thing_{0}" {{}}\n')}
    return module | tfvars("u", 'terragrunt = { terraform { source = "../m" } }\n' + many(count, "name_of_thinq_{0} = 1\n"))


def policy(count):
    sides = {side: UNIT + many(count, "v{0} = " + value + "\n") for side, value in [("a", "1"), ("b", "2")]}
    return tfvars("a", sides["a"]) | tfvars("b", sides["b"]) | {"p.hcl": many(count, 'differ "v{0}" {{}}\n')}


def columns(count):
    files = {}
    for index in range(count):
        files |= tfvars(f"t/e{index}", UNIT + many(20, "v{0} = " + str(index) + "\n"))
    return files


def product(count):
    commands = ",".join(['"plan"'] * count)
    arguments = many(count, '"-var=a{0}=1",')
    return tfvars("u", extra(f"arguments = [{arguments}]").replace('["plan"]', f"[{commands}]"))


def placeholders(count):
    """Inputs that name one another, 90 in a row."""
    lines = many(count, 'a{0} = "{{a{1}}}"\n').split("\n")
    for index in range(0, count, 90):
        lines[index] = f'a{index} = "x"'
    return tfvars("u", BUILD) | {"i.tfvars": 'codebuild_description = "{a1}"\n' + "\n".join(lines) + f'\na{count} = "x"\n'}


def dashes(count):
    """A path of `count` dashes, in folders of 200."""
    return tfvars("a/" + "/".join(["-" * 200] * (count // 200)), UNIT) | tfvars("b/b", UNIT)


def script(text, name="run.sh"):
    """A file that runs Terraform for one environment, behind something else."""
    return {"m/main.tf": 'variable "e" {}\n', "m/dev.tfvars": 'e = "dev"\n', "m/" + name: text}


def row(count, name, line, last, others=()):
    """Files each of which names the next one, and what the last one holds."""
    files = {name.format(i): line.format(i, i + 1) for i in range(count)}
    return files | {name.format(count): last} | script(PLAN) | dict(others)


STEP = "    - run: cd m && " + PLAN
CALLED = "on: workflow_call\njobs:\n  a:\n"
COMPOSITE = "runs:\n  using: composite\n  steps:\n"


def workflow(steps, env=""):
    """A workflow with a choice, some variables and these steps, and a run behind them."""
    run = "      - run: terraform -chdir=m plan -var-file=dev.tfvars\n"
    head = "on:\n  workflow_dispatch:\n    inputs: {e: {options: [dev, prod]}}\nenv:\n  A: a\n"
    return script("\n") | {".github/workflows/w.yml": f"{head}{env}jobs:\n  p:\n    steps:\n{steps}{run}"}


def steps(count):
    step = "      - run: A=1 terraform -chdir=m plan -var-file=dev.tfvars\n"
    return workflow(step * count, many(count, "  V{0}: a${{{{ inputs.e }}}}\n"))


# Name, files of a size, words of the command, the smaller size, exit statuses.
CASES = [
    ("unknown keys in a block", lambda n: tfvars("u", "terragrunt = {\n" + many(n, "dependencie{0} = 1\n") + "}\n"),
     ["check", "-v", "u"], 8_000, (0, 1, 2)),
    ("variables that a module does not declare", undeclared, ["check", "-v", "u"], 8_000, (0, 1, 2)),
    ("units in chains of includes, resolved", include_chains, ["resolve", "t"], 800, 0),
    ("units in chains of includes, checked", include_chains, ["check", "-v", "t"], 400, (0, 1, 2)),
    ("policy entries and differences", policy, ["diff", "a", "b", "--policy", "p.hcl"], 4_000, 0),
    ("columns of a matrix", columns, ["diff", "--matrix", "t"], 200, 0),
    ("commands and arguments of one block", product, ["resolve", "u"], 500, (0, 1)),
    ("names given to explain", lambda n: tfvars("u", UNIT + many(n, "k{0} = 1\n")),
     lambda n: ["explain", "u"] + [f"k{i}" for i in range(n)], 16_000, 0),
    ("calls in one heredoc", lambda n: tfvars("u", UNIT + "a = <<E\n" + '${get_env("A", "b")}\n' * n + "E\n"), ["resolve", "u"], 32_000, 0),
    ("calls that fail, exact mode", lambda n: tfvars("u", UNIT + many(n, 'a{0} = "${{get_env()}}"\n')),
     ["resolve", "--compat", "0.18.7", "u"], 12_000, 1),
    ("keys of env_vars", lambda n: tfvars("u", extra("env_vars = {\n" + many(n, "A{0} = 1\n") + "}")), ["resolve", "u"], 12_000, 0),
    ("inputs that name one another", placeholders, ["render", "u", "--inputs", "i.tfvars"], 8_000, (0, 1)),
    ("marks on one line", lambda n: tfvars("u", UNIT + "b = 1\n# " + "strata:sensitive " * n + "\na = 1\n"), ["explain", "u"], 200_000, 0),
    ("marks on lines of their own", lambda n: tfvars("u", UNIT + "b = 1\n" + "# strata:sensitive\n" * n + "a = 1\n"), ["explain", "u"], 200_000, 0),
    ("YAML aliases of nothing", lambda n: tfvars("u", BUILD) | {"b.yml": "version: 0.2\nenv:\n  variables:\n" + many(n, "    A{0}: *b{0}\n")},
     ["buildspec", "check", "u", "--buildspec", "b.yml"], 8_000, (0, 1, 2)),
    ("functions of a script that no brace closes", lambda n: script(many(n, "f{0}() {{\n") + PLAN), ["list"], 10_000, 0),
    ("groups of a script", lambda n: script(many(n, "{{ a{0}=1\n") + "}\n" * n + PLAN), ["list"], 10_000, 0),
    ("conditions of a Makefile", lambda n: script(many(n, "ifeq ($(A),x{0})\nA{0} = 1\n") + "a:\n\t" + PLAN, "Makefile"),
     ["list"], 2_000, 0),
    ("runs below variables of a Makefile", lambda n: script(many(n, "V{0} = {0}\n") + "a:\n" + ("\tA=1 " + PLAN) * n, "Makefile"),
     ["list"], 3_000, 0),
    ("targets of a Makefile and variables that calls of make give",
     lambda n: workflow("      - run: |\n" + many(n, "          make t{0} V{0}=v{0}\n")) | {"Makefile": many(n, "t{0}:\n\t" + PLAN)},
     ["list"], 1_500, 0),
    ("runs below variables of a script", lambda n: script(many(n, "V{0}={0}\n") + f"(A=1; {PLAN.strip()})\n" * n), ["list"], 3_000, 0),
    ("steps below variables of a workflow", steps, ["list"], 1_500, 0),
    ("runs of one environment in branches", lambda n: script(many(n, 'if [ "$A" = x{0} ]; then terraform plan -var a={0}; fi\n')),
     ["list"], 3_000, 0),
    ("var files that are not there", lambda n: script(many(n, "terraform plan -var-file=z{0}.tfvars\n")), ["list"], 3_000, 1),
    ("variables for later steps", lambda n: workflow("      - run: |\n" + many(n, '          echo "A{0}=1" >> $GITHUB_ENV\n')), ["list"], 3_000, 0),
    ("variables that an override file changes and nobody declares",
     lambda n: {"m/main.tf": many(n, 'variable "a{0}" {{}}\n'), "m/x_override.tf": many(n, 'variable "b{0}" {{\n  default = 1\n}}\n')},
     ["check", "m"], 2_000, (1, 2)),
    ("units of a policy", lambda n: tfvars("a", UNIT) | tfvars("b", UNIT)
     | {"p.tfvars": "ignore = [\n" + many(n, '  {{ name = "a{0}", units = ["u{0}"] }},\n') + "]\n"},
     ["diff", "a", "b", "--policy", "p.tfvars"], 2_000, (0, 1, 2)),
    ("scripts in a row", lambda n: row(n, "s{0}.sh", "source ./s{1}.sh\n", "cd m\n" + PLAN, [("go.sh", "source ./s0.sh\n")]), ["list"], 500, 0),
    ("Makefiles in a row", lambda n: row(n, "m{0}.mk", "include m{1}.mk\n", "a:\n\tcd m && " + PLAN, [("Makefile", "include m0.mk\n")]),
     ["list"], 500, 0),
    ("workflows in a row",
     lambda n: row(n, ".github/workflows/w{0}.yml", CALLED + "    uses: ./.github/workflows/w{1}.yml\n", CALLED + "    steps:\n" + STEP,
                   [(".github/workflows/go.yml", "on: push\njobs:\n  a:\n    uses: ./.github/workflows/w0.yml\n")]), ["list"], 500, 0),
    ("actions in a row",
     lambda n: row(n, "a{0}/action.yml", COMPOSITE + "  - uses: ./a{1}\n", COMPOSITE + "  - shell: bash\n    run: cd m && " + PLAN,
                   [(".github/workflows/go.yml", "on: push\njobs:\n  a:\n    steps:\n    - uses: ./a0\n")]), ["list"], 500, 0),
    ("files of GitLab in a row",
     lambda n: row(n, "g{0}.yml", "include:\n- local: g{1}.yml\n", "plan:\n  script:\n  - cd m && " + PLAN,
                   [(".gitlab-ci.yml", "include:\n- local: g0.yml\n")]), ["list"], 500, 0),
    ("modules in a row",
     lambda n: row(n, "n{0}/main.tf", 'variable "x" {{}}\nmodule "n" {{\n  source = "../n{1}"\n  x = var.x\n}}\n', 'variable "x" {}\n'),
     ["check", "n0"], 500, (0, 1, 2)),
    ("files of Terragrunt that read one another",
     lambda n: row(n, "c{0}.hcl", 'locals {{\n  a = read_terragrunt_config("c{1}.hcl")\n}}\n', "locals {\n  a = 1\n}\n",
                   [("u/terragrunt.hcl", 'locals {\n  a = read_terragrunt_config("../c0.hcl")\n}\n')]), ["resolve", "u"], 500, 1),
    ("dependencies in a row",
     lambda n: row(n, "d{0}/terragrunt.hcl", 'locals {{\n  p = "../d{1}"\n}}\ndependency "d" {{\n  config_path = local.p\n}}\n',
                   "inputs = {\n  a = 1\n}\n"), ["resolve", "d0"], 500, 0),
    ("a path for --map", dashes, ["diff", "a", "b", "--map", r"(.+)-(.+)-dev$=\1-\2-prod"], 400, 0),
]


def exponent(small, large):
    """The power with which a figure grows, of two sizes of which the second is four times the first."""
    return math.log(max(large, 0.001) / max(small, 0.001), 4)


def seconds(commands, times):
    """The CPU seconds of the quickest of several runs, of each command; the commands take turns, as a machine is busy at times."""
    runs = [[Run(command, place) for command, place in commands] for _ in range(times)]
    return [min(run[index].seconds for run in runs) for index in range(len(commands))], runs[0]


def instructions(command, place):
    """How many instructions a run takes: the same on a busy machine. None where valgrind is absent."""
    if not shutil.which("valgrind"):
        return None
    words = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    run = subprocess.run(words, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    counted = re.search(rb"Collected : (\d+)", run.stderr)
    return int(counted[1]) if counted else None


def steepness(commands):
    """The power of growth, the seconds, what the power is measured in, and the first run of each size.

    Seconds decide where they show that all is well. Where they don't, the machine may be to blame: instructions decide, or
    the quickest of many more runs.
    """
    figures, runs = seconds(commands, 2)
    if figures[1] <= MEASURABLE or exponent(*figures) <= STEEPEST:
        return exponent(*figures), figures, "seconds", runs
    counts = [instructions(command, place) for command, place in commands]
    if None not in counts:
        return exponent(*counts), figures, "instructions", runs
    again, _ = seconds(commands, 8)
    figures = [min(pair) for pair in zip(figures, again)]
    return exponent(*figures), figures, "seconds", runs


def growth(suite, folder):
    for index, (name, files, words, size, status) in enumerate(CASES):
        if suite.only and suite.only not in name:
            continue
        commands = []
        for count in (size, 4 * size):
            place = folder / f"{index}-{count}"
            place.mkdir()
            (place / ".git").mkdir()
            write(place, files(count))
            commands.append(([suite.binary] + (words(count) if callable(words) else words), place))
        power, (small, large), unit, runs = steepness(commands)
        allowed = status if isinstance(status, tuple) else (status,)
        problems = [f"status {run.status}: {run.errors[:300]!r}" for run in runs if run.status not in allowed]
        if large > MEASURABLE and power > STEEPEST:
            problems.append(f"grows with the power {power:.2f} in {unit}, more than {STEEPEST}")
        figures = f"{small:6.2f} s, four times as much {large:6.2f} s"
        suite.note(f"growth: {name}", problems, figures + (f", power {power:.1f} ({unit})" if large > MEASURABLE else ""))


def expressions(suite, folder):
    """The words of --map come from CI, the names of folders from the tree: no expression may make a name expensive."""
    write(folder, tfvars("a/" + "a" * 40, UNIT) | tfvars("b/b", UNIT))
    for expression in ["(a+)+b", "(a|a)*b", "(a*)*$b", "(.*)(.*)(.*)(.*)b", "((a?){30}){30}b"]:
        suite.run(f"--map {expression}", folder, ["diff", "a", "b", "--map", f"{expression}=x"], status=(0, 1), seconds=2)
    for expression in [r"(a)\1", "(?=a)a", "(?<=a)a", "(", "[", "a{100000}", "*"]:
        suite.run(f"--map {expression}, refused", folder, ["diff", "a", "b", "--map", f"{expression}=x"], status=(1, 64), seconds=2)
    for count, status in [(20, (0, 1)), (60, (0, 1))]:
        write(folder, tfvars("u", BUILD) | {"i.tfvars": 'codebuild_description = "{a0}"\n' + many(count, 'a{0} = "{{a{1}}}{{a{1}}}"\n') + f'a{count} = "x"\n'})
        suite.run(f"{count} inputs that double one another", folder, ["render", "u", "--inputs", "i.tfvars"], status=status, seconds=3, memory=256)


def yaml_keys(suite, folder):
    """YAML readers take a key of more than 1,024 characters only after `? `."""
    try:
        import yaml
    except ImportError:
        print("skipped: no PyYAML to read long keys with")
        return
    names = [letter * count for count in (1_000, 1_024, 1_100, 5_000) for letter in ("a", "é")]
    text = "".join(f'"{name}" = {{ "{name}" = [1] }}\n' for name in names)
    write(folder, {"keys.tfvars": text})
    run = suite.run("names of 1,000 to 5,000 letters as YAML keys", folder, ["convert", "--to", "yaml", "keys.tfvars"])
    if run:
        try:
            read = yaml.safe_load(run.output)
        except yaml.YAMLError as error:
            read = error
        suite.note("PyYAML reads these keys", [] if isinstance(read, dict) and sorted(read) == sorted(names) else [str(read)[:300]])


# Rewrites the file in place, in turn with one text and the other: held open all the time, or opened anew for each text; in
# one call, or in pieces with a pause between them.
WRITER = """
import os, sys, time
name, manner = sys.argv[1], sys.argv[4]
texts = [open(other, "rb").read() for other in sys.argv[2:4]]
file = os.open(name, os.O_WRONLY)
number = 0
while True:
    number += 1
    text = texts[number % 2]
    if manner == "held":
        os.pwrite(file, text, 0)
    elif manner == "pieces":
        for start in range(0, len(text), len(text) // 4):
            os.pwrite(file, text[start:start + len(text) // 4], start)
            time.sleep(0.03)
    else:
        os.close(file)
        time.sleep(0.002)
        file = os.open(name, os.O_WRONLY)
        os.pwrite(file, text, 0)
"""


def rewritten(suite, folder):
    """A file that is rewritten in place, with the same size, while it is read, gives one version or an error."""
    for letter in "AB":
        (folder / letter).write_bytes(b"".join(b'k%04d = "%s"\n' % (i, letter.encode() * 89) for i in range(2_000)))
    target = folder / "torn.tfvars"
    whole = {Run([suite.binary, "convert", letter], folder).output for letter in "AB"}
    for manner in ["held", "pieces", "anew"]:
        target.write_bytes((folder / "A").read_bytes())
        writer = subprocess.Popen([sys.executable, "-I", "-S", "-c", WRITER, str(target), str(folder / "A"), str(folder / "B"), manner])
        counts = {"whole": 0, "refused": 0}
        problems = [] if len(whole) == 2 else ["the two versions are not read"]
        try:
            for _ in range(40):
                run = Run([suite.binary, "convert", target.name], folder)
                if run.status == 0 and run.output in whole:
                    counts["whole"] += 1
                elif run.status == 1 and b"error:" in run.errors and not run.output:
                    counts["refused"] += 1
                else:
                    problems.append(f"status {run.status}: mixed output or no message: {run.errors[:200]!r}")
        finally:
            writer.kill()
            writer.wait()
        suite.note(f"a file rewritten in place, {manner}: {counts['whole']} whole, {counts['refused']} refused", problems[:3])
