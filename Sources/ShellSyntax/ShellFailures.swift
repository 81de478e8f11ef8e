import SourceText

/// Which commands of a script may fail without harm: a `||` says what happens then.
public enum ShellFailures {
  /// The indices of the commands whose failure a `||` takes up: `a || b`, `a && b || c`, `(a) || b`.
  public static func handled(in steps: [ShellScript.Step]) -> Set<Int> {
    var handled: Set<Int> = []
    // From the end: whether a `||` follows in the list that the step stands in, and so for the lists around it.
    var isTakenUp = false
    var outside: [Bool] = []
    // True right before a `&&` or `||`, or the `)` that ends the list: what stands here is joined to it.
    var isJoined = false
    for index in steps.indices.reversed() {
      switch steps[index] {
      case .conditional(let isOr):
        isTakenUp = isOr && !givesUp(after: index, steps) || isTakenUp
        isJoined = true
      case .command:
        isTakenUp = isJoined && isTakenUp
        if isTakenUp { handled.insert(index) }
        isJoined = false
      case .subshell(let opens):
        if opens {
          isTakenUp = outside.popLast() ?? false
          isJoined = false
        } else {
          isTakenUp = isJoined && isTakenUp
          outside.append(isTakenUp)
          isJoined = true
        }
      case .assignment, .mark: break
      case .branch:
        isTakenUp = false
        isJoined = false
      }
    }
    return handled
  }

  private static let messages: Set<Text> = ["echo", "printf"]
  private static let ends: Set<Text> = ["exit", "return", "false"]

  /// True when what follows the `||` at `index` only ends the script: `|| exit 1`, `|| { echo no; exit 1; }`.
  private static func givesUp(after index: Int, _ steps: [ShellScript.Step]) -> Bool {
    for case .command(let words) in steps[(index + 1)...] {
      guard let name = words.first?.literal else { return false }
      if !messages.contains(name) { return ends.contains(name) }
    }
    return false
  }
}
