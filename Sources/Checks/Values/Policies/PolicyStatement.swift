import SourceText

/// A statement of a policy of AWS.
struct PolicyStatement {
  let node: JSONText.Node

  /// True for a text that is meant as a policy: most texts need not be read.
  static func mayBePolicy(_ text: Text) -> Bool {
    guard text.count >= shortest, let first = text.bytes.first(where: { !isBlank($0) }) else { return false }
    return first == Byte.leftBrace && text.contains("\"Statement\"")
  }

  private static let shortest = 40

  private static func isBlank(_ byte: UInt8) -> Bool {
    Byte.isBlank(byte) || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// The statements of a policy.
  static func all(in policy: JSONText.Node) -> [PolicyStatement] {
    policy.members("Statement").flatMap(\.elements).map(PolicyStatement.init)
  }

  /// The value of `Effect`.
  var effect: JSONText.Node? { node.members("Effect").first }

  private func texts(_ name: Text) -> [Text] { node.members(name).flatMap(\.elements).compactMap(\.string) }

  private static let everything: Text = "*"

  /// True for one that allows something without a condition.
  private var allows: Bool { effect?.string == "Allow" && node.members("Condition").isEmpty }

  /// True when it lets anybody take a role.
  var letsAnybodyIn: Bool {
    guard allows, texts("Action").contains(where: { $0 == "sts:AssumeRole" }) else { return false }
    return node.members("Principal").contains { principal in
      principal.string == Self.everything
        || principal.members("AWS").flatMap(\.elements).contains { $0.string == Self.everything }
    }
  }

  /// True when it allows all actions on all resources.
  var allowsEverything: Bool {
    allows && node.members("Principal").isEmpty && texts("Action").contains(Self.everything)
      && texts("Resource").contains(Self.everything)
  }
}
