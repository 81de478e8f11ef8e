import Files
import Fuzz
import SourceText
import TestSupport
import Testing

/// Short runs of the fuzzers: they build, accept the input they are made for, and pass on inputs found earlier.
/// `Tests/scripts/fuzz` runs a reader, and `Tests/scripts/fuzz-trees` whole trees, for any length of time.
struct FuzzTests {
  @Test(arguments: FuzzTargets.all.map(\.name))
  func readerTakesBrokenText(name: String) throws {
    let target = try #require(FuzzTargets.all.first { $0.name == name }?.target)
    var random = SeededGenerator(seed: 7)
    let seeds: [String] = [
      "a = \"${get_env(\"\\x\", \"\")}\"\n", "a = <<E\n${get_env(\"\\u\", \"\")}\nE\n",
      "{\"a\": \"${f(\\\"\\\\1\\\")}\"}", "a: &x [*x]\n",
      "differ \"a*\" { reason = \"b\" }\n", "variable \"a\" { default = \"${b}\" }\n",
    ]
    for _ in 0..<60 {
      var bytes = Array(random.element(of: seeds).utf8)
      for _ in 0..<random.number(below: 3) {
        bytes[random.number(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      target.run(bytes)
    }
  }

  /// `testdata/fuzz/TARGET` holds what a long run found.
  @Test func readersTakeWhatBrokeThemOnce() throws {
    let (files, top) = (DiskFileSystem(), Testdata.folder.appending("fuzz"))
    for folder in try files.entries(of: top) {
      let target = try #require(FuzzTargets.all.first { $0.name == folder.name.description }?.target)
      let inner = top.appending(Path(folder.name))
      for entry in try files.entries(of: inner) { target.run(try files.read(inner.appending(Path(entry.name)))) }
    }
  }

  @Test func generatedTreesTrapNowhere() {
    for seed in 1...4 as ClosedRange<UInt64> {
      let tree = GeneratedTree(seed: seed)
      for words in GeneratedTree.commands { #expect(tree.fault(of: words) == nil, "seed \(seed): \(words)") }
    }
  }
}
