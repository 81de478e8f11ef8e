import Glibc
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Folders on a real disk: replaced whole, or left as they were.
struct FolderReplacementTests {
  private static func inFolder(_ body: (Path) throws -> Void) throws {
    var template = Array("/tmp/strata-test-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap { mkdtemp($0) } != nil }
    try #require(made)
    let folder = Path(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    try body(folder)
    // Leaves nothing behind: an empty folder takes the place of what was written.
    try DiskFileSystem().replaceFolder(folder.appending("out"), with: [])
    _ = rmdir(folder.appending("out").description)
    _ = rmdir(folder.description)
  }

  private static func files(_ names: [String: String]) -> [(name: Text, bytes: [UInt8])] {
    names.map { (Text($0.key), Array($0.value.utf8)) }
  }

  private static func names(in folder: Path) throws -> [Text] {
    try DiskFileSystem().entries(of: folder).map(\.name).sorted()
  }

  @Test func newFilesTakeThePlaceOfTheOldOnes() throws {
    try Self.inFolder { folder in
      let target = folder.appending("out/a")
      try DiskFileSystem().replaceFolder(target, with: Self.files(["one": "1", "two": "2"]))
      #expect(try Self.names(in: target) == ["one", "two"])
      try DiskFileSystem().replaceFolder(target, with: Self.files(["two": "new", "three": "3"]))
      #expect(try Self.names(in: target) == ["three", "two"])
      #expect(try Testdata.text(target.appending("two")) == "new")
      #expect(try Self.names(in: folder.appending("out")) == ["a"])
      try DiskFileSystem().replaceFolder(target, with: [])
      _ = rmdir(target.description)
    }
  }

  @Test func foldersInsideAreKept() throws {
    try Self.inFolder { folder in
      let outer = folder.appending("out/a")
      let inner = outer.appending("b/c")
      try DiskFileSystem().replaceFolder(inner, with: Self.files(["one": "1"]))
      try DiskFileSystem().replaceFolder(outer, with: Self.files(["two": "2"]))
      #expect(try Self.names(in: outer) == ["b", "two"])
      #expect(try Testdata.text(inner.appending("one")) == "1")
      for (path, files) in [(inner, []), (outer, [])] as [(Path, [(name: Text, bytes: [UInt8])])] {
        try DiskFileSystem().replaceFolder(path, with: files)
      }
      for path in ["out/a/b/c", "out/a/b", "out/a"] as [Path] { _ = rmdir(folder.appending(path).description) }
    }
  }

  @Test func aFailureLeavesTheOldFilesAndNothingElse() throws {
    try Self.inFolder { folder in
      let target = folder.appending("out/a")
      try DiskFileSystem().replaceFolder(target, with: Self.files(["one": "1"]))
      #expect(throws: FileSystemError.self) {
        try DiskFileSystem().replaceFolder(target, with: [(name: "one", bytes: [0x32]), (name: "no/such", bytes: [])])
      }
      #expect(try Testdata.text(target.appending("one")) == "1")
      #expect(try Self.names(in: folder.appending("out")) == ["a"])
      #expect(throws: FileSystemError.self) {
        try DiskFileSystem().replaceFolder(target.appending("one/below"), with: [])
      }
      try DiskFileSystem().replaceFolder(target, with: [])
      _ = rmdir(target.description)
    }
  }
}
