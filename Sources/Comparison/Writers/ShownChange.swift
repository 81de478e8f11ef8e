import HCL1Syntax
import SourceText

/// A change in words for people, as every format but JSON shows it.
struct ShownChange {
  /// One side of the change.
  struct Side {
    /// The value as compact JSON, with long ones cut around the first difference; `(sensitive)` for a secret.
    let value: Text
    /// The bytes of a long value that differ from the other side's; nil for a short one, or where all of it differs.
    let differing: Range<Int>?
    /// The file and line that set it.
    let origin: Text

    /// The value before the part that differs, that part, and the rest.
    var pieces: (before: Text, differing: Text, after: Text)? {
      differing.map { (value[0..<$0.lowerBound], value[$0], value[$0.upperBound..<value.count]) }
    }
  }

  /// The kind of change, as one character.
  enum Marker: UInt8 {
    /// `+`
    case added = 0x2B
    /// `-`
    case removed = 0x2D
    /// `~`
    case changed = 0x7E
    /// `?`: nobody can tell
    case unknown = 0x3F
    /// `=`: it must differ but does not.
    case same = 0x3D
    /// `!`: a violation that the values do not show.
    case violation = 0x21

    /// The character.
    var text: String { String(Unicode.Scalar(rawValue)) }
  }

  let marker: Marker
  /// The path of the value.
  let name: Text
  /// What the two values alone do not say; nil when there is nothing.
  let remark: String?
  let a: Side?
  let b: Side?
  /// What the policy says about it; nil without a policy.
  let verdict: String?

  private static let widestValue = 300
  /// Files up to this many bytes are scanned for a line: most are asked for one line only, and a table takes longer
  /// to build.
  private static let smallFile = 4096

  init(_ finding: Cause.Finding, redaction: Redaction) {
    switch finding {
    case .change(let change): self.init(change, redaction: redaction)
    case .violation(let violation): self.init(violation, redaction: redaction)
    }
  }

  private init(_ change: Change, redaction: Redaction) {
    let values = (a: change.a.map(redaction.shown), b: change.b.map(redaction.shown))
    let remark: String? =
      switch change.kind {
      case .added, .removed: nil
      case .changed: values.a == values.b ? "(sensitive) changed" : nil
      case .changedType:
        "was \(change.a?.value.kindName ?? ""), is \(change.b?.value.kindName ?? "")"
      case .reordered: "reordered"
      case .unknown: "can't be compared"
      }
    let marker: Marker =
      switch change.kind {
      case .added: .added
      case .removed: .removed
      case .changed, .changedType, .reordered: .changed
      case .unknown: .unknown
      }
    self.init(marker, redaction.shown(change.path).text, remark: remark, (change.a, change.b), values, verdict: nil)
  }

  init(_ violation: PolicyVerdict.Violation, redaction: Redaction) {
    let marker: Marker =
      switch (violation.a, violation.b) {
      case (nil, nil): .violation
      case (_, nil): .removed
      case (nil, _): .added
      case (_, _): violation.rule == .mustDiffer ? .same : .changed
      }
    let entry = violation.entry.map { " (\(Self.text(of: $0)))" } ?? ""
    let reason = violation.reason.map { ": \(redaction.shown(text: $0))" } ?? ""
    self.init(
      marker, (violation.b ?? violation.a).map { redaction.shown($0.path).text } ?? violation.path, remark: nil,
      (violation.a, violation.b),
      (violation.a.map(redaction.shown), violation.b.map(redaction.shown)),
      verdict: DiagnosticTextWriter.visible(violation.message + entry + reason))
  }

  private init(
    _ marker: Marker, _ name: Text, remark: String?, _ sides: (a: Change.Side?, b: Change.Side?),
    _ values: (a: Value?, b: Value?), verdict: String?
  ) {
    self.marker = marker
    self.name = DiagnosticTextWriter.visible(name)
    self.remark = remark
    self.verdict = verdict
    let texts = Self.excerpts(values.a.map(Self.text), values.b.map(Self.text))
    let parts = values.a == nil || values.b == nil ? nil : Self.differing(texts.a, texts.b)
    a = sides.a.map { Side(value: texts.a, differing: parts?.a, origin: Self.text(of: $0.place)) }
    b = sides.b.map { Side(value: texts.b, differing: parts?.b, origin: Self.text(of: $0.place)) }
  }

  // MARK: words

  /// A value as compact JSON; a masked one without quotes.
  static func text(of value: Value) -> Text {
    if value.string == SecretPolicy.mask { return SecretPolicy.mask }
    var writer = JSONWriter.compact
    writer.value(value.spellingUnknowns)
    return DiagnosticTextWriter.visible(Text(writer.take()))
  }

  /// A place as `file:line`; only the file when it is the whole file.
  static func text(of place: Place) -> Text {
    let name = DiagnosticTextWriter.visible(place.file.name)
    if place.file.bytes.isEmpty { return name }
    let isSmall = place.file.bytes.count <= smallFile
    let line = isSmall ? place.file.line(at: place.range.lower) : place.start.line
    var output: [UInt8] = []
    output.reserveCapacity(name.count + 8)
    output.append(name)
    output.append(Byte.colon)
    output.append(decimal: line)
    return Text(output)
  }

  /// A value of at least so many bytes is long.
  private static let longValue = 40
  /// A part that differs is marked where at least so many bytes around it are the same.
  private static let leastShared = 8

  /// The parts of two long values that differ; nil where one is short, or little is the same.
  private static func differing(_ a: Text, _ b: Text) -> (a: Range<Int>, b: Range<Int>)? {
    guard a != b, max(a.count, b.count) >= longValue else { return nil }
    let shortest = min(a.count, b.count)
    var start = 0
    while start < shortest, a[start] == b[start] { start += 1 }
    var end = 0
    while end < shortest - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    // A character is not cut in two.
    while start > 0, start < a.count, Byte.isContinuation(a[start]) { start -= 1 }
    while end > 0, Byte.isContinuation(a[a.count - end]) { end -= 1 }
    return start + end >= leastShared ? (start..<a.count - end, start..<b.count - end) : nil
  }

  /// Both values; long ones are cut around their first difference.
  private static func excerpts(_ a: Text?, _ b: Text?) -> (a: Text, b: Text) {
    if max(a?.count ?? 0, b?.count ?? 0) <= widestValue { return (a ?? "", b ?? "") }
    let first = Array((a?.description ?? "").unicodeScalars)
    let second = Array((b?.description ?? "").unicodeScalars)
    guard max(first.count, second.count) > widestValue else { return (a ?? "", b ?? "") }
    let shared = a == nil || b == nil ? 0 : zip(first, second).prefix { $0 == $1 }.count
    let start = shared > widestValue / 2 ? shared - 40 : 0
    return (excerpt(first, from: start), excerpt(second, from: start))
  }

  private static func excerpt(_ scalars: [Unicode.Scalar], from start: Int) -> Text {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.dropFirst(start).prefix(widestValue))
    return Text((start > 0 ? "…" : "") + String(text) + (scalars.count > start + widestValue ? "…" : ""))
  }
}
