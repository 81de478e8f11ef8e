import Checks
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Estates in the styles that people use, with planted mistakes, and with oddities that are correct.
///
/// A file of `testdata/estates` is one estate: `=== PATH` starts a file in it. A line that ends with `#! CODE` has a
/// mistake that must be found there with that code; one that ends with `#= WHY` looks odd but is correct. Any finding
/// on a line without its code is false.
struct EstateTests {
  /// One estate with its marks.
  private struct Estate {
    /// A line and a code.
    struct Mark: Hashable {
      let file: String
      let line: Int
      let code: String
    }

    /// A line.
    struct Line: Hashable {
      let file: String
      let line: Int
    }

    var files = InMemoryFileSystem([:])
    var planted: Set<Mark> = []
    var traps: Set<Line> = []

    init(_ name: String) throws {
      let text = try Testdata.text(Testdata.folder.appending(Path("estates/\(name)")))
      for part in text.split(separator: "=== ").dropFirst() {
        let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
        let file = String(lines[0])
        files.add(Path("/tree/\(file)"), Array(lines.dropFirst().joined(separator: "\n").utf8))
        for (index, line) in lines.dropFirst().enumerated() {
          if let mark = line.firstRange(of: "#! ") {
            for code in line[mark.upperBound...].split(separator: ",") {
              planted.insert(Mark(file: file, line: index + 1, code: String(code)))
            }
          }
          if line.contains("#= ") { traps.insert(Line(file: file, line: index + 1)) }
        }
      }
    }
  }

  /// How often a code was correct.
  private struct Score {
    var planted = 0
    var found = 0
    var findings = 0
    var isFalse = 0
  }

  /// A finding from the JSON format: its code, its severity, its places and its notes.
  private struct Written {
    let code: String
    let isError: Bool
    let places: [Estate.Line]
  }

  @Test func plantedMistakesAreFoundAndOdditiesAreLeftAlone() throws {
    var scores: [String: Score] = [:]
    var traps = 0
    var falseErrors = 0
    for name in try Testdata.cases(in: "estates") {
      let estate = try Estate(name)
      traps += estate.traps.count
      var found: Set<Estate.Mark> = []
      for finding in findings(of: estate.files) {
        let marks = finding.places.map { Estate.Mark(file: $0.file, line: $0.line, code: finding.code) }
        let hits = estate.planted.intersection(marks)
        found.formUnion(hits)
        scores[finding.code, default: Score()].findings += 1
        guard hits.isEmpty else { continue }
        scores[finding.code, default: Score()].isFalse += 1
        falseErrors += finding.isError ? 1 : 0
        Issue.record("\(name): false: \(finding.code) at \(finding.places.first.map { "\($0.file):\($0.line)" } ?? "")")
      }
      for mark in estate.planted {
        scores[mark.code, default: Score()].planted += 1
        scores[mark.code, default: Score()].found += found.contains(mark) ? 1 : 0
        if !found.contains(mark) { Issue.record("\(name): missed: \(mark.code) at \(mark.file):\(mark.line)") }
      }
    }
    print("code                          found of planted   right of findings")
    for (code, score) in scores.sorted(by: { $0.key < $1.key }) {
      let name = code + String(repeating: " ", count: max(1, 30 - code.count))
      print("\(name)\(score.found) of \(score.planted)   \(score.findings - score.isFalse) of \(score.findings)")
    }
    let planted = scores.values.reduce(0) { $0 + $1.planted }
    #expect(planted >= 120)
    #expect(traps >= 120)
    #expect(falseErrors == 0)
  }

  private func findings(of files: InMemoryFileSystem) -> [Written] {
    let run = CommandRun(["check", "--verbose", "--format", "json", "--root", "/tree"], files: files)
    var findings: [Written] = []
    var code = ""
    var isError = false
    var places: [Estate.Line] = []
    var file = ""
    for line in run.output.split(separator: "\n") {
      let words = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard words.count > 2 else { continue }
      switch words[1] {
      case "code":
        (code, places) = (String(words[3]), [])
      case "severity": isError = words[3] == "error"
      case "file": file = String(words[3])
      case "start": places.append(Estate.Line(file: file, line: 0))
      case "line":
        guard let last = places.last, last.line == 0, let number = Int(words[2].filter(\.isNumber)) else { continue }
        places[places.count - 1] = Estate.Line(file: last.file, line: number)
      case "fingerprint": findings.append(Written(code: code, isError: isError, places: places))
      default: continue
      }
    }
    return findings
  }
}
