import SourceText
import Synchronization
import Testing

@testable import Files

/// What is taken from the answers of `git cat-file --batch`.
struct GitObjectTests {
  /// A git that gives the same answer to everything, and then ends.
  private struct Answer: ProgramRunner {
    let text: Text

    func start(_ call: ProgramCall) throws(ProgramFailure) -> any RunningProgram { Running(text.bytes) }
  }

  private final class Running: RunningProgram {
    private let left: Mutex<[UInt8]>

    init(_ bytes: [UInt8]) { left = Mutex(bytes) }

    func write(_ bytes: [UInt8], until deadline: Deadline) throws(ProgramFailure) {}

    func read(until deadline: Deadline) throws(ProgramFailure) -> [UInt8] {
      left.withLock { left in
        defer { left = [] }
        return left
      }
    }

    func finish(until deadline: Deadline) throws(ProgramFailure) -> ProgramEnd { ProgramEnd(.status(0)) }

    func stop() -> Text { "" }
  }

  private static func objects(_ names: [Text], from answer: Text) throws(FileSystemError) -> [GitObject] {
    try GitObjectReader(GitProgram(Answer(text: answer), top: "/tree", environment: [:])).objects(names)
  }

  @Test func objectsAreReadOneAfterTheOther() throws {
    let objects = try Self.objects(["a", "b"], from: "1f blob 3\nx\ny\n2e tree 0\n\n")
    #expect(objects.map(\.name) == ["1f", "2e"])
    #expect(objects.map(\.type) == ["blob", "tree"])
    #expect(objects.map(\.bytes) == [Array("x\ny".utf8), []])
  }

  /// A file of 2 GiB is refused before it is read; one byte less is not.
  @Test(arguments: [
    ("1f blob 2147483648\n", "it is larger than 2 GiB"), ("1f blob 2147483647\nx", "git cat-file ended early"),
    ("1f blob -1\n", "git has no object a: 1f blob -1"), ("a missing\n", "git has no object a: a missing"),
    ("1f blob 3\nxy", "git cat-file ended early"), ("1f bl", "git cat-file ended early"),
  ])
  func anAnswerThatCanNotBeTakenIsTold(answer: String, reason: String) {
    #expect(throws: FileSystemError.other(reason)) { try Self.objects(["a"], from: Text(answer)) }
  }
}
