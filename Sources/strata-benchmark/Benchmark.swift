import Files
import Glibc
import HCL1Syntax
import Hierarchy
import SourceText

/// Measures the engine: prints one line per figure, or JSON, and compares with a saved run.
enum Benchmark {
  private static let usage = """
    usage: strata-benchmark parse FILE | resolve DIR | startup BINARY   [--json] [--save FILE] [--compare FILE]

      parse FILE       reads one tfvars file nine times and takes the best: parse alone, and parse with decode
      resolve DIR      resolves every unit below DIR once: units a second, files opened, parsed, bytes, peak memory
      startup BINARY   starts `BINARY version` twenty times and takes the median
      --save FILE      keep the figures
      --compare FILE   print the ratio to figures kept before

    """

  static func run(_ words: [String]) -> Int32 {
    var words = words
    let isJSON = remove("--json", from: &words)
    let saved = value(of: "--save", from: &words)
    let compared = value(of: "--compare", from: &words)
    guard words.count == 2, let figures = measure(words[0], words[1]) else {
      print(usage, terminator: "")
      return 64
    }
    let before = compared.map { Figure.read($0) } ?? [:]
    if isJSON {
      print(Figure.json(figures))
    } else {
      for figure in figures { print(figure.line(before: before[figure.name])) }
    }
    if let saved, !Figure.write(figures, to: saved) {
      print("error: '\(saved)' can't be written")
      return 1
    }
    return 0
  }

  private static func measure(_ kind: String, _ operand: String) -> [Figure]? {
    switch kind {
    case "parse": ParseBenchmark.figures(of: operand)
    case "resolve": ResolveBenchmark.figures(of: operand)
    case "startup": StartupBenchmark.figures(of: operand)
    default: nil
    }
  }

  private static func remove(_ flag: String, from words: inout [String]) -> Bool {
    guard let index = words.firstIndex(of: flag) else { return false }
    words.remove(at: index)
    return true
  }

  private static func value(of flag: String, from words: inout [String]) -> String? {
    guard let index = words.firstIndex(of: flag), index + 1 < words.count else { return nil }
    defer { words.removeSubrange(index...index + 1) }
    return words[index + 1]
  }
}

/// One measured number.
struct Figure {
  /// What was measured, in kebab-case.
  let name: String
  let value: Double
  /// The unit of `value`: `ms`, `MB/s`, `units/s`, `files`, `bytes`, `MB`.
  let unit: String

  func line(before: Double?) -> String {
    let ratio = before.map { "  (\(Self.rounded(value / $0)) of \(Self.rounded($0)))" } ?? ""
    return "\(name): \(Self.rounded(value)) \(unit)\(ratio)"
  }

  private static func rounded(_ value: Double) -> String {
    value >= 100 || value == value.rounded() ? String(Int(value.rounded())) : String((value * 100).rounded() / 100)
  }

  static func json(_ figures: [Figure]) -> String {
    var writer = JSONWriter.indented
    writer.beginObject()
    for figure in figures {
      writer.key(Text(figure.name))
      writer.beginObject()
      writer.key("value")
      writer.number(Text("\(figure.value)"))
      writer.member("unit", Text(figure.unit))
      writer.endObject()
    }
    writer.endObject()
    return String(Text(writer.take()))
  }

  /// The figures of a saved run by name; empty when it can't be read.
  static func read(_ path: String) -> [String: Double] {
    guard let bytes = try? DiskFileSystem().read(absolute(path)) else { return [:] }
    let members = Decoder.decode(SyntaxTree(parsing: SourceFile(name: "saved.json", bytes: bytes))).members
    var figures: [String: Double] = [:]
    for member in members {
      if case .number(let number)? = member.value.members?["value"]?.content {
        figures[member.key.description] = number.double
      }
    }
    return figures
  }

  static func write(_ figures: [Figure], to path: String) -> Bool {
    do throws(FileSystemError) {
      try DiskFileSystem().replace(absolute(path), with: Array((json(figures) + "\n").utf8))
      return true
    } catch {
      return false
    }
  }

  static func absolute(_ path: String) -> Path {
    guard let folder = getcwd(nil, 0) else { return Path(path) }
    defer { free(folder) }
    return Path(String(cString: folder)).appending(Path(path)).cleaned
  }
}

/// A stopwatch over the monotonic clock.
enum Stopwatch {
  /// The milliseconds that `work` takes.
  static func milliseconds(_ work: () -> Void) -> Double {
    let duration = ContinuousClock().measure(work)
    return Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
  }
}
