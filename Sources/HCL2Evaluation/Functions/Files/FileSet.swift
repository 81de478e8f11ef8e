import SourceText

extension FileFunctions {
  /// The files below a folder whose paths match a pattern, as a set of relative paths.
  static func fileSet(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let files = call.context.files else { throw FunctionFailure("files can't be read here") }
    guard let pattern = GlobPattern(clean(call.text(1))) else {
      throw FunctionFailure("'\(call.text(1))' is not a valid pattern", argument: 1)
    }
    let root = absolute(call.text(0), call)
    if let refusal = files.refusal(of: root) {
      throw FunctionFailure("'\(call.text(0))' can't be listed: \(words: refusal.reason)", argument: 0)
    }
    var found: [Text] = []
    var pending: [(folder: Path, prefix: [Text])] = [(root, [])]
    while let (folder, prefix) = pending.popLast() {
      for name in (try? files.entries(of: folder))?.map(\.name) ?? [] {
        try call.context.budget.spend(elements: 1)
        let path = folder.appending(Path(name))
        let parts = prefix + [name]
        switch files.kind(of: path) {
        case .file:
          if pattern.matches(parts) {
            found.append(Text(Array(parts.map(\.bytes).joined(separator: [UInt8(ascii: "/")]))))
          }
        case .folder: if parts.count < 64, pattern.mayMatch(below: parts) { pending.append((path, parts)) }
        case .other, nil: break
        }
      }
    }
    return .set(of: .string, found.map { .string($0) })
  }
}

/// A pattern of paths: `*` and `?` within a name, `[…]`, `{a,b}`, `**` for any number of folders.
struct GlobPattern {
  /// The alternatives from braces, each as a list of patterns for names.
  private let alternatives: [[[Unicode.Scalar]]]

  init?(_ text: Text) {
    guard let expanded = Self.expandBraces(Array(text.description.unicodeScalars)), expanded.count <= 256 else {
      return nil
    }
    for pattern in expanded where pattern.contains("[") {
      guard let open = pattern.firstIndex(of: "["), pattern[(open + 1)...].dropFirst().contains("]") else { return nil }
    }
    alternatives = expanded.map { $0.split(separator: "/", omittingEmptySubsequences: false).map { Array($0) } }
  }

  /// All expansions of the braces; nil when a brace is not closed.
  private static func expandBraces(_ pattern: [Unicode.Scalar]) -> [[Unicode.Scalar]]? {
    guard let open = pattern.firstIndex(of: "{") else { return [pattern] }
    var depth = 0
    var starts = [open + 1]
    for index in open..<pattern.count {
      switch pattern[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case ",": if depth == 1 { starts.append(index + 1) }
      default: break
      }
      guard depth == 0 else { continue }
      var result: [[Unicode.Scalar]] = []
      let ends = starts.dropFirst().map { $0 - 1 } + [index]
      for (start, end) in zip(starts, ends) {
        let chosen = Array(pattern[..<open]) + pattern[start..<end] + pattern[(index + 1)...]
        guard let expanded = expandBraces(chosen), result.count + expanded.count <= 256 else { return nil }
        result += expanded
      }
      return result
    }
    return nil
  }

  func matches(_ path: [Text]) -> Bool {
    let names = path.map { Array($0.description.unicodeScalars) }
    return alternatives.contains { Self.matches($0[...], names[...]) }
  }

  /// False when no path below the folder can match.
  func mayMatch(below folder: [Text]) -> Bool {
    alternatives.contains { $0.count > folder.count || $0.contains(["*", "*"]) }
  }

  private static func matches(_ pattern: ArraySlice<[Unicode.Scalar]>, _ path: ArraySlice<[Unicode.Scalar]>) -> Bool {
    // One row of a table: which prefixes of the path the patterns so far can match.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    let names = Array(path)
    for part in pattern {
      var next = [Bool](repeating: false, count: names.count + 1)
      if part == ["*", "*"] {
        var isOpen = false
        for index in 0...names.count {
          isOpen = isOpen || reached[index]
          next[index] = isOpen
        }
      } else {
        for index in names.indices where reached[index] { next[index + 1] = matches(name: part, names[index]) }
      }
      reached = next
    }
    return reached[names.count]
  }

  private static func matches(name pattern: [Unicode.Scalar], _ name: [Unicode.Scalar]) -> Bool {
    var (p, n) = (0, 0)
    var star: (p: Int, n: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, n)
        p += 1
      } else if p < pattern.count, let next = matches(pattern, at: p, name[n]) {
        p = next
        n += 1
      } else if let back = star {
        p = back.p + 1
        n = back.n + 1
        star = (back.p, n)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }

  /// The index at which the pattern continues if its item at `index` matches the scalar.
  private static func matches(_ pattern: [Unicode.Scalar], at index: Int, _ scalar: Unicode.Scalar) -> Int? {
    switch pattern[index] {
    case "?": return index + 1
    case "\\" where index + 1 < pattern.count: return pattern[index + 1] == scalar ? index + 2 : nil
    case "[":
      guard let close = pattern[(index + 1)...].dropFirst().firstIndex(of: "]") else { return nil }
      var items = pattern[index + 1..<close]
      let isNegated = items.first == "^" || items.first == "!"
      if isNegated { items.removeFirst() }
      var isFound = false
      var position = items.startIndex
      while position < items.endIndex {
        if position + 2 < items.endIndex, items[position + 1] == "-" {
          isFound =
            isFound
            || (items[position].value...max(items[position].value, items[position + 2].value)).contains(scalar.value)
          position += 3
        } else {
          isFound = isFound || items[position] == scalar
          position += 1
        }
      }
      return isFound != isNegated ? close + 1 : nil
    default: return pattern[index] == scalar ? index + 1 : nil
    }
  }
}
