import Fuzz
import Glibc

// fuzz-trees SECONDS [SEED [COUNT]]: generates trees from the grammar and runs every command on each, until the time
// is over or COUNT trees are done. The file named by FUZZ_STATE contains the current run, so that a trap can be
// traced to its seed. A signal ends a run that uses more than 60 s of CPU, or waits for more than ten minutes.
let arguments = CommandLine.arguments
guard arguments.count > 1, let seconds = Int(arguments[1]) else {
  print("usage: fuzz-trees SECONDS [SEED [COUNT]]")
  exit(64)
}
let first = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : UInt64(time(nil))
let most = arguments.count > 3 ? Int(arguments[3]) ?? .max : .max
let state = getenv("FUZZ_STATE").map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) } ?? -1

func note(_ text: String) {
  guard state >= 0 else { return }
  let line = Array(text.utf8)
  _ = ftruncate(state, 0)
  _ = line.withUnsafeBytes { pwrite(state, $0.baseAddress, $0.count, 0) }
}

/// Gives what follows so much CPU time, so that a busy machine ends nothing, and ten minutes to a run that waits for ever.
func limit(seconds: Int) {
  var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: seconds, tv_usec: 0))
  setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  alarm(seconds == 0 ? 0 : 600)
}

let end = time(nil) + seconds
var trees = 0
var faults = 0
while time(nil) < end, trees < most {
  let seed = first &+ UInt64(trees)
  let tree = GeneratedTree(seed: seed)
  for words in GeneratedTree.commands {
    note("seed \(seed): strata \(words.joined(separator: " "))\n")
    limit(seconds: 60)
    if let fault = tree.fault(of: words) {
      print("seed \(seed): strata \(words.joined(separator: " ")): \(fault)")
      // A later run may end the program.
      fflush(nil)
      faults += 1
    }
    limit(seconds: 0)
  }
  trees += 1
}
print("fuzz-trees: \(trees) trees from seed \(first), \(trees * GeneratedTree.commands.count) runs, \(faults) faults")
fflush(nil)
exit(faults == 0 ? 0 : 1)
