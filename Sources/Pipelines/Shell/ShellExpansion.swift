import SourceText

/// What `$` and backticks stand for.
extension ShellScanner {
  /// What the `$` here stands for.
  mutating func scanDollar(isUnquoted: Bool) -> ShellScript.Part {
    let start = position
    let next = peek(1)
    if ShellName.isStart(next) {
      position += 1
      let nameStart = position
      while ShellName.isPart(peek()) { position += 1 }
      return use(text[nameStart..<position], at: start, isGuarded: false, isUnquoted: isUnquoted)
    }
    switch next {
    case 0x28 where peek(2) == 0x28:
      position += 3
      scanArithmetic()
      return .unknown
    case 0x28:
      position += 2
      scanSubstitution(closer: 0x29)
      return .unknown
    case 0x7B: return scanBraces(from: start, isUnquoted: isUnquoted)
    case 0x27 where isUnquoted:
      position += 1
      var skipped: [UInt8] = []
      scanSingleQuoted(into: &skipped)
      return .unknown
    case 0x22 where isUnquoted:
      position += 1
      return .literal("")
    case 0x24, 0x3F, 0x21, 0x23, 0x40, 0x2A, 0x2D, 0x30...0x39:
      position += 2
      return .unknown
    default:
      position += 1
      return .literal("$")
    }
  }

  private mutating func use(_ name: Text, at offset: Int, isGuarded: Bool, isUnquoted: Bool) -> ShellScript.Part {
    let reference = ShellScript.Reference(name: name, offset: offset, isGuarded: isGuarded, isUnquoted: isUnquoted)
    references.append(reference)
    return .variable(reference)
  }

  /// `${X}`, `${#X}`, `${!X}`, `${X:-word}` and the other forms.
  private mutating func scanBraces(from start: Int, isUnquoted: Bool) -> ShellScript.Part {
    position += 2
    let hasPrefix = peek() == 0x23 || peek() == 0x21
    if hasPrefix { position += 1 }
    let nameStart = position
    while ShellName.isPart(peek()) { position += 1 }
    let name = text[nameStart..<position]
    if peek() == 0x5B { while !isAtEnd, peek() != 0x5D, peek() != 0x7D { position += 1 } }
    if peek() == 0x5D { position += 1 }
    let sign = peek() == 0x3A ? peek(1) : peek()
    let isGuarded = [0x2D, 0x3D, 0x2B, 0x3F].contains(sign)
    let isWhole = peek() == 0x7D && !hasPrefix
    if sign == 0x3D, ShellName.isName(name) { assigned.insert(name) }
    skipToBrace()
    guard ShellName.isName(name) else { return .unknown }
    let part = use(name, at: start, isGuarded: isGuarded, isUnquoted: isUnquoted)
    return isWhole || isGuarded ? part : .unknown
  }

  /// Moves past the brace that closes; variables on the way count.
  private mutating func skipToBrace() {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestLevel else {
      position = text.count
      return
    }
    while !isAtEnd {
      switch peek() {
      case 0x7D:
        position += 1
        return
      case 0x5C: position += 2
      case 0x24: _ = scanDollar(isUnquoted: false)
      case 0x60: scanBackticks()
      default: position += 1
      }
    }
  }

  mutating func scanSubstitution(closer: UInt8) {
    let outer = words
    let wasInBackticks = isInBackticks
    words = []
    isInBackticks = closer == 0x60
    substitutionDepth += 1
    scanCommands(until: closer)
    substitutionDepth -= 1
    isInBackticks = wasInBackticks
    words = outer
  }

  mutating func scanBackticks() {
    position += 1
    scanSubstitution(closer: 0x60)
  }
}
