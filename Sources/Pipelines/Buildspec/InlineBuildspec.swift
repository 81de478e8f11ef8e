import HCL1Syntax
import Hierarchy
import SourceText

/// A buildspec that is written in the setting itself, with where its lines stand in the tfvars file. Source: `buildspec`
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
  /// Its lines, in order; empty where they are spelt in another way than in the file.
  private let lines: [Line]

  /// The buildspec in a setting; nil for any other text: a buildspec has several lines, and starts with its version.
  init?(_ setting: Setting) {
    guard let text = setting.value.string, text.contains("\n"), text.trimmed.hasPrefix("version:") else { return nil }
    self.text = SourceFile(name: setting.winner.file.name, bytes: Array(text.bytes))
    self.setting = setting.value.place(in: setting.winner.file)
    lines = Self.lines(of: text, in: self.setting)
  }

  /// Pairs the lines of the text with those of a string or heredoc; none where one of them does not agree.
  private static func lines(of text: Text, in setting: Place) -> [Line] {
    let source = setting.file.text(setting.range)
    let isHeredoc = source.hasPrefix("<<")
    guard let first = isHeredoc ? source.firstIndex(of: Byte.lineFeed) : 0 else { return [] }
    var lines: [Line] = []
    var position = first + 1
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: Byte.lineFeed, from: start) ?? text.count
      // A heredoc may have lost indentation.
      if isHeredoc { position += max(0, blanks(source, position) - blanks(text, start)) }
      let length = end - start
      guard position + length <= source.count, source[position..<position + length] == text[start..<end] else {
        return []
      }
      lines.append(Line(text: start, source: Int(setting.range.lower) + position))
      position += length
      // In a string the break is spelt as two bytes.
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

  /// A place of the text as a place of the tfvars file: the whole value where its lines can't be told.
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
  func moved(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      diagnostic.severity, diagnostic.code, diagnostic.wording, at: diagnostic.place.map(place),
      notes: diagnostic.notes.map { Diagnostic.Note($0.wording, at: $0.place.map(place)) }, help: diagnostic.advice)
  }

  /// The same variable with its places in the tfvars file.
  func moved(_ variable: EnvironmentVariable) -> EnvironmentVariable {
    EnvironmentVariable(
      name: variable.name, value: variable.value, kind: variable.kind, origin: variable.origin,
      namePlace: place(variable.namePlace), valuePlace: place(variable.valuePlace))
  }
}
