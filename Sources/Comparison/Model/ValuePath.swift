import HCL1Syntax
public import SourceText

/// The path of a part of a value: `tags.owner`, `ports[2]`, `environment_variables[TERRAGRUNT_REGION].value`.
public struct ValuePath: Sendable, Hashable {
  /// One step of the path.
  public enum Step: Sendable, Hashable {
    /// Into an object, to the value of a key.
    case key(Text)
    /// Into a list, to the element at a 0-based position.
    case index(Int)
    /// Into a list whose elements all have names, to the element with that name; `index` is its 0-based position.
    case entry(name: Text, index: Int)
  }

  /// The steps, outermost first.
  public let steps: [Step]

  /// The path with the given steps.
  public init(_ steps: [Step]) { self.steps = steps }

  /// This path with one more step.
  func appending(_ step: Step) -> ValuePath { ValuePath(steps + [step]) }

  /// The path as text: dots before keys, brackets around positions and names. A key or name that contains punctuation
  /// of the path itself is in double quotes.
  public var text: Text {
    var output: [UInt8] = []
    for step in steps { Self.append(step, to: &output) }
    return Text(output)
  }

  /// The texts of the path's prefixes and of the whole path, outermost first.
  var textsFromTop: [Text] {
    var output: [UInt8] = []
    return steps.map { step in
      Self.append(step, to: &output)
      return Text(output)
    }
  }

  private static func append(_ step: Step, to output: inout [UInt8]) {
    switch step {
    case .key(let key):
      if !output.isEmpty { output.append(Byte.dot) }
      appendWord(key, to: &output)
    case .index(let index): output += Array("[\(index)]".utf8)
    case .entry(let name, _):
      output.append(Byte.leftBracket)
      appendWord(name, to: &output)
      output.append(Byte.rightBracket)
    }
  }

  private static func appendWord(_ word: Text, to output: inout [UInt8]) {
    let isPlain = word.withBytes { bytes in
      let isNumber = bytes.allSatisfy { Byte.isDigit($0) }
      return !isNumber && bytes.allSatisfy { $0 > Byte.space && !isQuoted($0) }
    }
    if isPlain { output.append(word) } else { JSONWriter.appendQuoted(word, to: &output) }
  }

  /// True for `"`, `.`, `[`, `\`, `]` and DEL.
  private static func isQuoted(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.quote, Byte.dot, Byte.leftBracket, Byte.backslash, Byte.rightBracket, Byte.delete: true
    default: false
    }
  }

  /// True when a name in the path, which may make the value secret, satisfies `isWanted`.
  func hasName(where isWanted: (Text) -> Bool) -> Bool {
    steps.contains { step in
      switch step {
      case .key(let key): isWanted(key)
      case .entry(let name, _): isWanted(name)
      case .index: false
      }
    }
  }
}
