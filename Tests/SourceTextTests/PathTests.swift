import SourceText
import TestSupport
import Testing

struct PathTests {
  /// The first rows come from the documentation of Go's `path.Clean`.
  @Test(
    arguments: [
      ("", "."), ("abc", "abc"), ("abc/def", "abc/def"), (".", "."), ("..", ".."), ("../..", "../.."), ("/abc", "/abc"),
      ("/", "/"), ("abc/", "abc"), ("/abc/", "/abc"), ("abc//def//ghi", "abc/def/ghi"), ("//abc", "/abc"),
      ("abc/./def", "abc/def"), ("/./abc/def", "/abc/def"), ("abc/def/../ghi", "abc/ghi"), ("abc/def/..", "abc"),
      ("abc/def/../..", "."), ("/abc/def/../..", "/"), ("abc/def/../../..", ".."), ("/abc/def/../../..", "/"),
      ("abc/../../././../def", "../../def"), ("a/.hidden/..x", "a/.hidden/..x"), ("./..", ".."), ("/..", "/"),
    ] as [(Path, Path)])
  func cleanedIsTheShortestForm(path: Path, cleaned: Path) {
    #expect(path.cleaned == cleaned)
    #expect(path.cleaned.cleaned == cleaned)
  }

  @Test(
    arguments: [
      ("/a/b", "/a", "b"), ("/a", "/a", "."), ("/a", "/a/b", ".."), ("/a/c", "/a/b", "../c"), ("/ab", "/a", "../ab"),
      ("/a", "/", "a"), ("/", "/a/b", "../.."), ("/", "/", "."), ("a/b", "a", "b"), ("a", ".", "a"), (".", "a", ".."),
      ("/a/./b/../c", "/a//d/", "../c"),
    ] as [(Path, Path, Path)])
  func relativeLeadsFromTheBase(path: Path, base: Path, way: Path) {
    #expect(path.relative(to: base) == way)
  }

  @Test
  func relativeAppendedToItsBaseIsThePath() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let (path, base) = (Self.randomPath(&random), Self.randomPath(&random))
      let way = path.relative(to: base)
      #expect(base.appending(way).cleaned == path.cleaned, "\(path) from \(base)")
      #expect(path.isWithin(base) == (way.parts.first != ".."), "\(path) from \(base)")
    }
  }

  private static func randomPath(_ random: inout SeededGenerator) -> Path {
    let parts = (0..<random.number(below: 6)).map { _ in random.element(of: ["a", "b", "ab", "..", ".", ""]) }
    return Path("/" + parts.joined(separator: "/"))
  }

  @Test(
    arguments: [
      ("/a/b", "/a", true), ("/a", "/a", true), ("/ab", "/a", false), ("/a", "/a/b", false), ("/a/b", "/", true),
      ("a/b", ".", true), ("/a", ".", false), ("/a/../b", "/a", false), ("/a/b/", "/a/", true),
    ] as [(Path, Path, Bool)])
  func isWithinComparesWholeParts(path: Path, folder: Path, isWithin: Bool) {
    #expect(path.isWithin(folder) == isWithin)
  }

  @Test(
    arguments: [
      ("a", "b", "a/b"), ("a/", "b", "a/b"), ("a", "/b", "/b"), ("a", "", "a"), ("a", ".", "a"), ("", "b", "b"),
      (".", "b", "b"), ("/", "b", "/b"), ("a", "../b", "a/../b"),
    ] as [(Path, Path, Path)])
  func appendingJoinsWithOneSlash(path: Path, other: Path, joined: Path) {
    #expect(path.appending(other) == joined)
  }

  @Test(
    arguments: [("/a/b", "b", "/a"), ("a", "a", "."), ("/a", "a", "/"), ("a/b/c", "c", "a/b")] as [(Path, Text, Path)])
  func nameAndParent(path: Path, name: Text, parent: Path) {
    #expect(path.name == name)
    #expect(path.parent == parent)
  }

  @Test
  func joinedPartsArePartsAgain() {
    #expect(Path.joined(["a", "b"], absolute: true) == "/a/b")
    #expect(Path.joined(["a", "b"], absolute: false).parts == ["a", "b"])
    #expect(Path.joined([], absolute: true) == "/")
    #expect(Path.joined([], absolute: false) == ".")
  }

  /// The meaning of a path, part by part.
  private static func meaning(of path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." || parts.last == ".." || parts.isEmpty && !isAbsolute {
        parts.append(part)
      } else if !parts.isEmpty {
        parts.removeLast()
      }
    }
    let joined = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    return joined.isEmpty ? "." : joined
  }

  @Test func cleanedPathsMeanTheSame() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5000 {
      let pieces = (0..<generator.number(below: 9)).map { _ in
        generator.element(of: ["/", "/", "..", ".", "a", "bc", "a-long-name", "...", ".x", "//"])
      }
      let path = pieces.joined()
      #expect(Path(path).cleaned.description == Self.meaning(of: path), "\(path)")
      #expect(Path(path).cleaned.cleaned == Path(path).cleaned)
    }
  }
}
