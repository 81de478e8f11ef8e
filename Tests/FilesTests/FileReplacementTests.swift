import Glibc
import SourceText
import TestSupport
import Testing

@testable import Files

/// One file on a real disk is either replaced whole or left as it was.
struct FileReplacementTests {
  private static let disk = DiskFileSystem()

  private static func inFolder(_ body: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try body(folder)
  }

  private static func names(_ folder: TemporaryFolder) throws -> [String] {
    try disk.entries(of: folder.path).map(\.name.description).sorted()
  }

  @Test func anEditSinceItWasReadIsKept() throws {
    try Self.inFolder { folder in
      try folder.write("a", "edited")
      let path = folder.path.appending("a")
      #expect(throws: FileSystemError.changed) {
        try Self.disk.replace(FileReplacement(path, with: [1], expecting: Array("read".utf8)))
      }
      #expect(try Testdata.text(path) == "edited")
      try Self.disk.replace(FileReplacement(path, with: [0x31], expecting: Array("edited".utf8)))
      #expect(try Testdata.text(path) == "1")
      #expect(try Self.names(folder) == ["a"])
    }
  }

  @Test func aFileThatWasRemovedIsNotMadeAnew() throws {
    try Self.inFolder { folder in
      #expect(throws: FileSystemError.notFound) {
        try Self.disk.replace(FileReplacement(folder.path.appending("a"), with: [1], expecting: [2]))
      }
      let names = try Self.names(folder)
      #expect(names.isEmpty)
    }
  }

  @Test func nothingIsWrittenOutsideTheBounds() throws {
    try Self.inFolder { folder in
      try folder.write("outside", "mine")
      try folder.makeFolder("root/.git")
      folder.link("root/link", to: "../outside")
      folder.link("root/folder", to: "..")
      for name in ["outside", "root/link", "root/folder/outside", "root/folder/new", "root/.git/config"] as [Path] {
        #expect(throws: FileSystemError.self) {
          try Self.disk.replace(
            FileReplacement(folder.path.appending(name), with: [1], within: folder.path.appending("root")))
        }
      }
      #expect(try Testdata.text(folder.path.appending("outside")) == "mine")
      #expect(try Self.names(folder) == ["outside", "root"])
    }
  }

  /// Only a file system that can't swap gets the file by renaming, which is blind to an edit in the last moment.
  @Test func anyOtherFailureOfASwapIsAnError() {
    for code in [EINVAL, ENOSYS, ENOTSUP] { #expect(DiskFileSystem.meansNoSwapping(code)) }
    for code in [ENOENT, EACCES, EPERM, EBUSY, EXDEV, ENOSPC, EROFS] { #expect(!DiskFileSystem.meansNoSwapping(code)) }
  }

  /// A pipe can't be synced, so the failure shows that it was tried.
  @Test(arguments: [(true, EINVAL), (false, 0)])
  func bytesAreSyncedToDisk(isSynced: Bool, failure: Int32) {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    defer { Descriptor.close(ends[0]) }
    #expect(Descriptor.finish(ends[1], writing: [1], isSynced: isSynced) == failure)
  }

  @Test func aPipeThatNobodyReadsIsNotWaitedForLong() throws {
    try Self.inFolder { folder in
      folder.makePipe("pipe")
      #expect(throws: FileSystemError.other("nobody reads from it")) {
        try Self.disk.replace(FileReplacement(folder.path.appending("pipe"), with: [1]))
      }
    }
  }

  @Test func whatTheUserNamesIsReadToItsEnd() throws {
    #expect(throws: FileSystemError.other("it gives more than 64 MiB")) {
      try Self.disk.readNamed("/dev/zero", guarding: [])
    }
    #expect(try Self.disk.readNamed("/dev/null", guarding: []).count == 0)
    try Self.inFolder { folder in
      folder.link("given", to: "/dev/zero")
      #expect(throws: FileSystemError.self) {
        try Self.disk.readNamed(folder.path.appending("given"), guarding: [folder.path])
      }
    }
  }
}
