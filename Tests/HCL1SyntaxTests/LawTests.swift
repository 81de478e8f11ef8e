import HCL1Syntax
import SourceText
import TestSupport
import Testing

/// Laws for every input, tested on many: each seed gives the same values on every machine.
struct LawTests {
  /// The seeds of one test case: enough to be worth starting one.
  private func seeds(_ block: Int, _ count: Int) -> Range<Int> { block * count..<(block + 1) * count }

  private func tree(_ bytes: [UInt8], named name: Text = "law.tfvars") -> SyntaxTree {
    SyntaxTree(parsing: SourceFile(name: name, bytes: bytes))
  }

  private func printed(_ members: [Member]) -> [UInt8] {
    var printer = TfvarsPrinter(secrets: .revealing)
    for member in members { printer.attribute(member.key, member.value) }
    return printer.take()
  }

  @Test(arguments: 0..<4)
  func whatIsPrintedReadsBackAsTheSameValue(block: Int) {
    for seed in seeds(block, 100) {
      var generated = GeneratedValue(seed: seed)
      let members = generated.members()
      let bytes = printed(members)
      let again = tree(bytes)
      #expect(again.diagnostics.isEmpty, "\(Text(bytes))")
      let reread = Decoder.decode(again)
      #expect(reread.diagnostics.isEmpty)
      #expect(Value(.object(reread.members), at: .start) == Value(.object(members), at: .start), "\(Text(bytes))")
    }
  }

  @Test(arguments: 0..<4)
  func printingTwiceGivesTheSameBytes(block: Int) {
    for seed in seeds(block, 100) {
      var generated = GeneratedValue(seed: seed)
      let bytes = printed(generated.members())
      #expect(printed(Decoder.decode(tree(bytes)).members) == bytes)
    }
  }

  @Test(arguments: GeneratedValue.spellings)
  func spellingOfNumbersIsKept(spelling: Text) throws {
    let members = Decoder.decode(tree(Array("n = \(spelling)\n".utf8))).members
    #expect(Text(printed(members)) == "n = \(spelling)\n")
  }

  @Test(arguments: 0..<4)
  func jsonReadsBackAsTheSameValue(block: Int) {
    for seed in seeds(block, 100) {
      var generated = GeneratedValue(seed: seed)
      let members = generated.members()
      for writer in [JSONWriter.indented, JSONWriter.compact] {
        var writer = writer
        writer.object(members, secrets: .revealing)
        let bytes = writer.take()
        let again = tree(bytes, named: "law.json")
        #expect(again.diagnostics.isEmpty, "\(Text(bytes))")
        let reread = Value(.object(Decoder.decode(again).members), at: .start)
        #expect(reread == Value(.object(members), at: .start), "\(Text(bytes))")
      }
    }
  }

  /// A parser that stopped advancing would hang here; one that trapped would end the run.
  @Test(arguments: 0..<8)
  func anyBytesGiveATreeAndPlacesWithinTheFile(block: Int) {
    for seed in seeds(block, 250) {
      var generated = GeneratedValue(seed: seed)
      var bytes = printed(generated.members())
      if seed % 4 == 0 {
        var writer = JSONWriter.indented
        writer.object(generated.members(), secrets: .revealing)
        bytes = writer.take()
      }
      let file = SourceFile(name: "law.tfvars", bytes: generated.damaged(bytes))
      let tree = SyntaxTree(parsing: file)
      let decoded = Decoder.decode(tree)
      for diagnostic in tree.diagnostics + decoded.diagnostics {
        for place in [diagnostic.place].compactMap({ $0 }) + diagnostic.notes.compactMap(\.place) {
          #expect(place.range.lower <= place.range.upper)
          #expect(Int(place.range.upper) <= file.bytes.count)
        }
      }
      expectWithin(decoded.members, file)
    }
  }

  private func expectWithin(_ members: [Member], _ file: SourceFile) {
    for member in members {
      #expect(Int(member.keyRange.upper) <= file.bytes.count)
      expectWithin(member.value, file)
    }
  }

  private func expectWithin(_ value: Value, _ file: SourceFile) {
    #expect(Int(value.range.upper) <= file.bytes.count)
    switch value.content {
    case .list(let elements): for element in elements { expectWithin(element, file) }
    case .object(let members): expectWithin(members, file)
    case .boolean, .number, .string, .null, .unknown: break
    }
  }

  @Test(arguments: 0..<4)
  func aLineHasOneErrorAtMostAndErrorsComeInOrder(block: Int) {
    for seed in seeds(block, 125) {
      var generated = GeneratedValue(seed: seed)
      let file = SourceFile(name: "law.tfvars", bytes: generated.damaged(printed(generated.members())))
      let table = file.lines
      let lines = SyntaxTree(parsing: file).diagnostics.filter { $0.severity == .error }.compactMap {
        $0.place.map { table.position(of: $0.range.lower).line }
      }
      #expect(lines == Set(lines).sorted())
    }
  }
}
