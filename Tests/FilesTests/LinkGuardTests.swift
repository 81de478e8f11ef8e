import SourceText
import TestSupport
import Testing

@testable import Files

/// Which symbolic links are followed on the way to a file that the user named.
struct LinkGuardTests {
  /// The target of a path below `tree`, whose links may come from a stranger; nil when it is refused. `home` is next
  /// to the tree.
  private static func place(
    _ path: Path, for purpose: LinkGuard.Purpose, _ prepare: (TemporaryFolder) throws -> Void
  ) throws -> Path? {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("home/file", "mine")
    try folder.write("tree/.git/config", "mine")
    try folder.write("tree/a/file", "")
    try folder.write("tree/b/file", "")
    try prepare(folder)
    do throws(FileSystemError) {
      let place = try LinkGuard([folder.path.appending("tree")], for: purpose).place(
        of: folder.path.appending(path))
      return place.path.relative(to: folder.path)
    } catch {
      return nil
    }
  }

  @Test(arguments: ["tree/new", "tree/a/file", "tree/a/new", "tree/absent/new", "home/file", "elsewhere"] as [Path])
  func aPathWithoutLinksIsItself(path: Path) throws {
    #expect(try Self.place(path, for: .writing) { _ in } == path)
  }

  @Test(
    arguments: [
      ("../../home/file", nil, nil), ("../../home/new", nil, nil), ("../../home", nil, nil), ("/dev/zero", nil, nil),
      ("../.git/config", nil, nil), ("/proc/self/fd/1", nil, nil), ("link", nil, nil),
      ("../b/file", nil, "tree/b/file"),
      ("../../tree/b/file", nil, "tree/b/file"), ("file", "tree/a/file", "tree/a/file"),
      ("new", "tree/a/new", "tree/a/new"),
    ] as [(String, Path?, Path?)])
  func aLinkOfTheTree(target: String, written: Path?, read: Path?) throws {
    let prepare: (TemporaryFolder) -> Void = { $0.link("tree/a/link", to: target) }
    #expect(try Self.place("tree/a/link", for: .writing, prepare) == written)
    #expect(try Self.place("tree/a/link", for: .reading, prepare) == read)
  }

  @Test func aFolderThatIsALink() throws {
    #expect(try Self.place("tree/link/new", for: .writing) { $0.link("tree/link", to: "../home") } == nil)
    #expect(try Self.place("tree/link/new", for: .writing) { $0.link("tree/link", to: ".git") } == nil)
    #expect(try Self.place("tree/link/new", for: .writing) { $0.link("tree/link", to: "a") } == "tree/a/new")
  }

  @Test func aLinkOfTheUserIsHisOwn() throws {
    #expect(try Self.place("link/new", for: .writing) { $0.link("link", to: "home") } == "home/new")
    #expect(try Self.place("link/a/new", for: .writing) { $0.link("link", to: "tree") } == "tree/a/new")
    #expect(
      try Self.place("link/out", for: .writing) {
        $0.link("link", to: "tree")
        $0.link("tree/out", to: "../home/file")
      } == nil)
  }

  @Test func aLinkToALinkMustEndInside() throws {
    #expect(
      try Self.place("tree/one", for: .writing) {
        $0.link("tree/one", to: "two")
        $0.link("tree/two", to: "../home/file")
      } == nil)
  }
}
