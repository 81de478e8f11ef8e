import Files
import SourceText
import TestSupport
import Testing

/// Folders on a real disk are either replaced whole or left as they were; other files stay.
struct FolderReplacementTests {
  private static let disk = DiskFileSystem()

  private static func inFolder(_ body: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try body(folder)
  }

  /// Writes files to `out/NAME`, replacing those named `one`, `two` and `three`.
  private static func replace(_ name: Path, in folder: TemporaryFolder, with files: [String: String]) throws {
    let base = folder.path.appending("out")
    try disk.replaceFolder(
      FolderReplacement(
        base.appending(name), below: base, files: files.map { (Text($0.key), Array($0.value.utf8)) },
        outdated: ["one", "two", "three"]))
  }

  private static func names(_ name: Path, in folder: TemporaryFolder) throws -> [String] {
    try disk.entries(of: folder.path.appending(name)).map(\.name.description).sorted()
  }

  private static func text(_ name: Path, in folder: TemporaryFolder) throws -> String {
    try Testdata.text(folder.path.appending(name))
  }

  @Test func newFilesTakeThePlaceOfTheOldOnes() throws {
    try Self.inFolder { folder in
      try Self.replace("a", in: folder, with: ["one": "1", "two": "2"])
      #expect(try Self.names("out/a", in: folder) == ["one", "two"])
      try Self.replace("a", in: folder, with: ["two": "new", "three": "3"])
      #expect(try Self.names("out/a", in: folder) == ["three", "two"])
      #expect(try Self.text("out/a/two", in: folder) == "new")
      #expect(try Self.names("out", in: folder) == ["a"])
    }
  }

  @Test func foldersInsideAreKept() throws {
    try Self.inFolder { folder in
      try Self.replace("a/b/c", in: folder, with: ["one": "1"])
      try Self.replace("a", in: folder, with: ["two": "2"])
      #expect(try Self.names("out/a", in: folder) == ["b", "two"])
      #expect(try Self.text("out/a/b/c/one", in: folder) == "1")
    }
  }

  @Test func filesAndLinksOfOthersAreKept() throws {
    try Self.inFolder { folder in
      try Self.replace("a", in: folder, with: ["one": "1"])
      try folder.write("out/a/notes", "mine")
      try folder.write("out/a/sub/one", "mine too")
      folder.link("out/a/link", to: "absent")
      try Self.replace("a", in: folder, with: ["two": "2"])
      #expect(try Self.names("out/a", in: folder).filter { $0 != "link" } == ["notes", "sub", "two"])
      #expect(try Self.text("out/a/notes", in: folder) == "mine")
      #expect(try Self.text("out/a/sub/one", in: folder) == "mine too")
      try folder.write("out/a/absent", "there")
      #expect(try Self.text("out/a/link", in: folder) == "there")
    }
  }

  @Test func noLinkBelowTheBaseIsFollowed() throws {
    try Self.inFolder { folder in
      try folder.write("theirs/one", "mine")
      try folder.write("theirs/sub/one", "mine")
      try folder.makeFolder("out")
      folder.link("out/a", to: "../theirs")
      for name in ["a", "a/sub", "a/new"] as [Path] {
        #expect(throws: FileSystemError.self) { try Self.replace(name, in: folder, with: ["one": "1"]) }
      }
      #expect(try Self.names("theirs", in: folder) == ["one", "sub"])
      #expect(try Self.text("theirs/one", in: folder) == "mine")
      #expect(try Self.names("out", in: folder) == ["a"])
      try Self.replace("b", in: folder, with: [:])
      folder.link("out/b/one", to: "../../theirs/one")
      #expect(throws: FileSystemError.self) { try Self.replace("b", in: folder, with: ["one": "1"]) }
      #expect(try Self.text("theirs/one", in: folder) == "mine")
    }
  }

  @Test func theBaseMayBeALink() throws {
    try Self.inFolder { folder in
      try folder.makeFolder("real")
      folder.link("out", to: "real")
      try Self.replace("a", in: folder, with: ["one": "1"])
      #expect(try Self.text("real/a/one", in: folder) == "1")
    }
  }

  @Test func aFileInTheWayIsRefusedAndNothingIsLeft() throws {
    try Self.inFolder { folder in
      try folder.write("out/a", "mine")
      for name in ["a", "a/below"] as [Path] {
        #expect(throws: FileSystemError.self) { try Self.replace(name, in: folder, with: ["one": "1"]) }
      }
      #expect(try Self.names("out", in: folder) == ["a"])
      #expect(try Self.text("out/a", in: folder) == "mine")
    }
  }

  @Test func aFailureLeavesTheOldFilesAndNothingElse() throws {
    try Self.inFolder { folder in
      try Self.replace("a", in: folder, with: ["one": "1"])
      #expect(throws: FileSystemError.self) {
        try Self.replace("a", in: folder, with: ["one": "2", "no/such": ""])
      }
      #expect(try Self.text("out/a/one", in: folder) == "1")
      #expect(try Self.names("out", in: folder) == ["a"])
    }
  }
}
