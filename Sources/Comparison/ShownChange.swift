import HCLSyntax
import SourceText

/// A change in words for people: what every format but JSON shows of it.
struct ShownChange {
  /// What one side has.
  struct Side {
    /// The value as compact JSON, long ones cut around the first difference; `(sensitive)` for a secret.
    let value: String
    /// The file and line that give it.
    let origin: String
  }

  /// `+`, `-` or `~`; `=` for what must differ and does not.
  let marker: Character
  /// The way to the value.
  let name: String
  /// What the two values alone do not say; nil where there is nothing.
  let remark: String?
  let a: Side?
  let b: Side?
  /// What the policy says about it; nil without a policy.
  let verdict: String?

  private static let widestValue = 300

  init(_ change: Change, redaction: Redaction, tables: inout LineTables) {
    let looksSame = change.a.map(redaction.shown) == change.b.map(redaction.shown)
    let remark: String? =
      switch change.kind {
      case .added, .removed: nil
      case .changed: looksSame ? "(sensitive) changed" : nil
      case .changedType:
        "was \(change.a?.value.kindName ?? ""), is \(change.b?.value.kindName ?? "")"
      case .reordered: "reordered"
      }
    let marker: Character =
      switch change.kind {
      case .added: "+"
      case .removed: "-"
      case .changed, .changedType, .reordered: "~"
      }
    self.init(
      marker, change.path.text, remark: remark, (change.a, change.b), verdict: nil, redaction, &tables)
  }

  init(_ violation: PolicyVerdict.Violation, redaction: Redaction, tables: inout LineTables) {
    let marker: Character =
      switch (violation.a, violation.b) {
      case (nil, nil): "!"
      case (_, nil): "-"
      case (nil, _): "+"
      case (_, _): violation.rule == .mustDiffer ? "=" : "~"
      }
    let entry = violation.entry.map { " (\(Self.text(of: $0, &tables)))" } ?? ""
    let reason = violation.reason.map { ": \($0)" } ?? ""
    self.init(
      marker, violation.path, remark: nil, (violation.a, violation.b),
      verdict: DiagnosticTextWriter.visible(violation.message + entry + reason), redaction, &tables)
  }

  private init(
    _ marker: Character, _ name: Text, remark: String?, _ sides: (a: Change.Side?, b: Change.Side?), verdict: String?,
    _ redaction: Redaction, _ tables: inout LineTables
  ) {
    self.marker = marker
    self.name = DiagnosticTextWriter.visible(name.description)
    self.remark = remark
    self.verdict = verdict
    let values = Self.excerpts(
      sides.a.map { Self.text(of: redaction.shown($0)) }, sides.b.map { Self.text(of: redaction.shown($0)) })
    a = sides.a.map { Side(value: values.a, origin: Self.text(of: $0.place, &tables)) }
    b = sides.b.map { Side(value: values.b, origin: Self.text(of: $0.place, &tables)) }
  }

  // MARK: words

  /// A value as compact JSON; a masked one without quotes.
  static func text(of value: Value) -> String {
    if value.string == SecretPolicy.mask { return SecretPolicy.mask.description }
    var writer = JSONWriter.compact
    writer.value(value, named: "", secrets: .revealing)
    return DiagnosticTextWriter.visible(String(Text(writer.take())))
  }

  /// A place as `file:line`; the file alone where no line is meant.
  static func text(of place: Place, _ tables: inout LineTables) -> String {
    let name = DiagnosticTextWriter.visible(place.file.name.description)
    return place.file.bytes.isEmpty ? name : "\(name):\(tables.position(of: place).line)"
  }

  /// Both values, cut to what is around their first difference where they are long.
  private static func excerpts(_ a: String?, _ b: String?) -> (a: String, b: String) {
    let first = Array((a ?? "").unicodeScalars)
    let second = Array((b ?? "").unicodeScalars)
    guard max(first.count, second.count) > widestValue else { return (a ?? "", b ?? "") }
    let shared = a == nil || b == nil ? 0 : zip(first, second).prefix { $0 == $1 }.count
    let start = shared > widestValue / 2 ? shared - 40 : 0
    return (excerpt(first, from: start), excerpt(second, from: start))
  }

  private static func excerpt(_ scalars: [Unicode.Scalar], from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.dropFirst(start).prefix(widestValue))
    return (start > 0 ? "…" : "") + String(text) + (scalars.count > start + widestValue ? "…" : "")
  }
}

extension UnitDifference {
  /// What is shown of the pair: with a policy what breaks it, otherwise every change.
  func shown(_ redaction: Redaction, _ tables: inout LineTables) -> [ShownChange] {
    var shown: [ShownChange] = []
    if let verdict {
      for violation in verdict.violations {
        shown.append(ShownChange(violation, redaction: redaction, tables: &tables))
      }
    } else {
      for change in changes { shown.append(ShownChange(change, redaction: redaction, tables: &tables)) }
    }
    return shown
  }

  /// `1 added, 2 changed`; with a policy how often it is broken.
  var headline: String {
    if let verdict { return DifferenceSummary.counted(verdict.violations.count, "violation") }
    return DifferenceSummary.listed(Change.Kind.allCases.map { kind in (kind, changes.count { $0.kind == kind }) })
  }
}
