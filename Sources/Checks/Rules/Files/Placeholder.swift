import Hierarchy
import SourceText

/// A value is a placeholder that was never filled in: an account ID, an image tag, a bucket, a name.
enum Placeholder: TextCheck {
  static let code = "placeholder"
  static let severity = Severity.error
  static let summary = "a masked or placeholder account id, image tag, bucket or name"

  private static let words: [StaticString] = [
    "changeme", "change_me", "change-me", "todo", "fixme", "tbd", "placeholder",
  ]
  private static let accountName: StaticString = "account_id"
  private static let longAccountName: StaticString = "aws_account_id"

  private static func isWord(_ plain: Text) -> Bool { words.contains { plain == $0 } }

  static func findings(about text: NamedText, in file: SourceFile) -> [Diagnostic] {
    if mayHoldAccount(text.name, text.text) {
      let found = findings(in: text, file)
      if !found.isEmpty { return found }
    }
    return isLeftOver(text) ? [finding("'\(text.name)' is a placeholder", 0..<text.text.count, text, file)] : []
  }

  /// Words that nobody uses in a real name.
  private static let leftOvers = SoughtWords([
    "changeme", "change_me", "change-me", "replaceme", "replace_me", "replace-me", "fill_in", "fill-in", "fillme",
    "fill_me", "fixme", "your_bucket", "your-bucket",
  ])
  /// Names of texts for people, which may contain any words.
  private static let prose: [StaticString] = [
    "description", "comment", "message", "note", "reminder", "motd", "policy",
  ]
  private static let longest = 128

  /// True for a placeholder.
  private static func isLeftOver(_ text: NamedText) -> Bool {
    let value = text.text
    guard value.count > 2, value.count <= longest else { return false }
    let plain = value.lowercasedASCII
    guard
      isWord(plain) || leftOvers.areIn(plain, LetterSet(plain))
        || isInAngles(plain)
    else { return false }
    let name = text.name.lowercasedASCII
    return !prose.contains { name.contains($0) }
  }

  /// True for `<bucket-name>`, words in angle brackets, but not for HTML.
  private static func isInAngles(_ text: Text) -> Bool {
    guard text.count > 3, text[0] == Byte.less, text[text.count - 1] == Byte.greater else { return false }
    return text[1..<text.count - 1].bytes.allSatisfy {
      Byte.isLetterOrDigit($0) || $0 == Byte.underscore || $0 == Byte.hyphen || $0 == Byte.space
    }
  }

  private static func mayHoldAccount(_ name: Text, _ text: Text) -> Bool {
    ResourceName.mayBe(text) || ImageName.mayBe(text) || isAccountName(name)
  }

  private static func findings(in text: NamedText, _ file: SourceFile) -> [Diagnostic] {
    if let name = ResourceName(text.text) {
      guard isNoAccount(name.account) else { return [] }
      return [
        finding("the account id '\(name.account)' in '\(text.name)' is not 12 digits", name.accountRange, text, file)
      ]
    }
    if let image = ImageName(text.text) {
      var found: [Diagnostic] = []
      if isNoAccount(image.account) {
        found.append(
          finding(
            "the account id '\(image.account)' in '\(text.name)' is not 12 digits", 0..<image.account.count, text, file)
        )
      }
      if let tag = image.tag, isPlaceholder(tag) {
        found.append(
          finding("the image tag '\(tag)' in '\(text.name)' is a placeholder", image.tagRange, text, file))
      }
      return found
    }
    if isAccountName(text.name), isPlaceholder(text.text) {
      return [finding("the account id in '\(text.name)' is a placeholder", 0..<text.text.count, text, file)]
    }
    return []
  }

  private static func isAccountName(_ name: Text) -> Bool {
    guard name.count == accountName.utf8CodeUnitCount || name.count == longAccountName.utf8CodeUnitCount else {
      return false
    }
    let name = name.lowercasedASCII
    return name == accountName || name == longAccountName
  }

  private static func finding(
    _ message: Message, _ part: Range<Int>, _ text: NamedText, _ file: SourceFile
  ) -> Diagnostic {
    finding(message, at: place(of: part, in: text, file), help: "write the real one")
  }

  /// The place of a part of a string, or of the whole string if it contains escapes.
  private static func place(of part: Range<Int>, in text: NamedText, _ file: SourceFile) -> Place {
    let start = Int(text.place.range.lower) + 1
    let inner = SourceRange(start, start + text.text.count)
    guard file.text(inner) == text.text else { return text.place }
    return Place(file, SourceRange(start + part.lowerBound, start + part.upperBound))
  }

  /// True for anything other than an account, a wildcard, a template or AWS's own `aws`.
  private static func isNoAccount(_ account: Text) -> Bool {
    if account.isEmpty || account == "aws" || account.contains("*") || account.contains("$") { return false }
    return !AWSAccounts.isAccountID(account)
  }

  private static func isPlaceholder(_ text: Text) -> Bool {
    let plain = text.lowercasedASCII
    if isWord(plain) { return true }
    let isMasked =
      plain.count >= 2
      && (plain.bytes.allSatisfy { $0 == UInt8(ascii: "x") } || plain.bytes.allSatisfy { $0 == Byte.asterisk })
    return isMasked || plain.count > 2 && plain[0] == Byte.less && plain[plain.count - 1] == Byte.greater
  }
}
