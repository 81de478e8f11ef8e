import HCL1Syntax
import Hierarchy
import SourceText

/// A buildspec that is the value of the setting, with the places of its lines in the tfvars file. Source: `buildspec`
/// of `ProjectSource` in the CodeBuild API.
struct InlineBuildspec: Sendable {
  /// A line of the text.
  private struct Line: Sendable {
    let text: Int
    let source: Int
  }

  /// The text, under the name of the file that holds it.
  let text: SourceFile
  private let setting: Place
  /// Its lines, in order; empty if they are spelt differently in the file.
  private let lines: [Line]

  /// The buildspec in a setting; nil for any other text. A buildspec has several lines and starts with its version.
  init?(_ setting: GivenValue) {
    guard let text = setting.value.string, text.contains("\n"), text.trimmed.hasPrefix("version:") else { return nil }
    self.text = SourceFile(name: setting.file.name, bytes: Array(text.bytes))
    self.setting = setting.place
    lines = Self.lines(of: text, in: self.setting)
  }

  /// Maps the lines of the text to those of a string or heredoc; none if one of them differs.
  private static func lines(of text: Text, in setting: Place) -> [Line] {
    let source = setting.file.text(setting.range)
    let isHeredoc = source.hasPrefix("<<")
    guard let first = isHeredoc ? source.firstIndex(of: Byte.lineFeed) : 0 else { return [] }
    var lines: [Line] = []
    var position = first + 1
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: Byte.lineFeed, from: start) ?? text.count
      // Indentation of a heredoc may have been removed.
      if isHeredoc { position += max(0, blanks(source, position) - blanks(text, start)) }
      let length = end - start
      guard position + length <= source.count, source[position..<position + length] == text[start..<end] else {
        return []
      }
      lines.append(Line(text: start, source: Int(setting.range.lower) + position))
      position += length
      // In a string the line break is the two bytes `\n`.
      position += isHeredoc ? 1 : 2
      start = end + 1
    }
    return lines
  }

  private static func blanks(_ text: Text, _ start: Int) -> Int {
    var index = start
    while index < text.count, text[index] == Byte.space || text[index] == Byte.tab { index += 1 }
    return index - start
  }

  /// The place in the tfvars file of a place in the text; the whole value if its lines are not known.
  func place(_ place: Place) -> Place {
    guard place.file === text else { return place }
    guard !lines.isEmpty else { return setting }
    let lower = source(of: Int(place.range.lower))
    let isEmpty = place.range.lower == place.range.upper
    return Place(
      setting.file, SourceRange(lower, isEmpty ? lower : source(of: Int(place.range.upper) - 1) + 1))
  }

  private func source(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    let line = lines[max(0, low - 1)]
    return line.source + offset - line.text
  }

  /// The same diagnostic with its places in the tfvars file.
  func moved(_ diagnostic: Diagnostic) -> Diagnostic { diagnostic.moved(by: place) }

  /// The same variable with its places in the tfvars file.
  func moved(_ variable: EnvironmentVariable) -> EnvironmentVariable { variable.moved(by: place) }
}

extension Diagnostic {
  /// The same with other places.
  func moved(by place: (Place) -> Place) -> Diagnostic {
    Diagnostic(
      severity, code, wording, at: self.place.map(place),
      notes: notes.map { Note($0.wording, at: $0.place.map(place)) }, help: advice)
  }
}

extension EnvironmentVariable {
  /// The same with other places.
  func moved(by place: (Place) -> Place) -> EnvironmentVariable {
    EnvironmentVariable(
      name: name, value: value, kind: kind, origin: origin, namePlace: place(namePlace), valuePlace: place(valuePlace))
  }
}
