import CommandLineTool
import Files
import SourceText
import TestSupport
import Testing

/// The programs as the build makes them.
struct ProgramTests {
  /// The folder that the build puts programs and tests into.
  private static let folder = DiskFileSystem().realPath(of: "/proc/self/exe")?.parent ?? "/"

  /// That of this process, except for the width of its terminal.
  private static let environment = Host.process().environment.filter { $0.key != "COLUMNS" }

  private static func has(_ program: Text) -> Bool {
    DiskFileSystem().kind(of: folder.appending(Path(program))) == .file
  }

  /// Two units whose difference shows by its mark how wide the terminal is.
  private static func twoUnits() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for side in ["a", "b"] {
      try folder.write(
        "\(side)/unit/terraform.tfvars",
        "terragrunt = {}\nname = \"the quick brown fox jumps over the lazy dog, on side \(side), again and again\"\n")
    }
    return folder
  }

  private static func run(
    _ program: Text, _ words: [Text], in place: Path = Testdata.folder.appending("sample")
  ) throws -> (lines: [String], status: ProgramEnd.Cause) {
    let running = try ChildPrograms().start(
      ProgramCall([folder.appending(Path(program)).text] + words, in: place, environment: environment))
    var output: [UInt8] = []
    while true {
      let piece = try running.read(until: .seconds(60))
      if piece.isEmpty { break }
      output += piece
    }
    return (
      String(Text(output)).split(whereSeparator: \.isNewline).map(String.init),
      try running.finish(until: .seconds(60)).cause
    )
  }

  @Test(.enabled(if: has("strata")), arguments: [(["version"], 0), (["resolve", "nowhere"], 1), (["resolv"], 64)])
  func statusIsThatOfTheCommand(words: [Text], status: Int) throws {
    #expect(try Self.run("strata", words).status == .status(status))
  }

  @Test(.enabled(if: has("strata"))) func closedInputIsEmpty() throws {
    let run = try Self.run("/bin/sh", ["-c", "exec '\(Self.folder)/strata' fmt - <&-"])
    #expect(run.lines.isEmpty && run.status == .status(0))
  }

  /// A terminal whose size nobody has set has no columns.
  @Test(.enabled(if: has("strata") && has("/usr/bin/script"))) func terminalWithoutASizeIsOfTheUsualWidth() throws {
    let folder = try Self.twoUnits()
    defer { folder.remove() }
    let run = try Self.run(
      "/usr/bin/script", ["-qec", "'\(Self.folder)/strata' diff a b --color never", "/dev/null"], in: folder.path)
    #expect(run.lines.contains { $0.trimmingPrefix(while: { $0 == " " }).hasPrefix("^") }, "\(run.lines)")
  }

  @Test(arguments: [("20", false), ("19", true), ("x", true)])
  func columnsAreAtLeast20(columns: Text, isIgnored: Bool) throws {
    let folder = try Self.twoUnits()
    defer { folder.remove() }
    let run = CommandRun(
      ["diff", "a", "b"], files: DiskFileSystem(), in: folder.path, environment: ["COLUMNS": columns])
    #expect(run.output.contains("  ^") == isIgnored, "\(run.output)")
  }

  @Test(.enabled(if: has("strata-benchmark")), arguments: [[], ["parse"], ["parse", "a", "b"], ["read", "a"]])
  func benchmarkAsksForOneOperand(words: [Text]) throws {
    let run = try Self.run("strata-benchmark", words)
    #expect(run.lines.first?.hasPrefix("usage: strata-benchmark ") ?? false)
    #expect(run.status == .status(64))
  }

  @Test(.enabled(if: has("strata-benchmark"))) func benchmarkCountsAndCompares() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for unit in ["a", "b"] { try folder.write("tree/\(unit)/terraform.tfvars", "terragrunt = {}\nx = 1\n") }
    try folder.write("before.json", #"{"units": {"value": 4, "unit": "units"}}"#)
    let run = try Self.run("strata-benchmark", ["resolve", "tree", "--compare", "before.json"], in: folder.path)
    #expect(run.status == .status(0))
    for line in ["units: 2 units  (0.5 of 4)", "files-read: 2 files", "folders-listed: 3 folders"] {
      #expect(run.lines.contains(line), "\(run.lines)")
    }
  }
}
