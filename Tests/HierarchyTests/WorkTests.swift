import Files
import Hierarchy
import SourceText
import Synchronization
import TestSupport
import Testing

/// In one run, each file of a tree is read and parsed once, whoever uses it, and each folder below the top folder is
/// listed once.
struct WorkTests {
  /// An in-memory file system that records its calls.
  private final class CountingFileSystem: FileSystem {
    let files: InMemoryFileSystem
    let reads = Mutex<[Path: Int]>([:])
    let listings = Mutex<[Path: Int]>([:])

    init(_ files: InMemoryFileSystem) { self.files = files }

    func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
      reads.withLock { $0[path, default: 0] += 1 }
      return try files.read(path)
    }

    func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
      listings.withLock { $0[folder, default: 0] += 1 }
      return try files.entries(of: folder)
    }

    func kind(of path: Path) -> FileKind? { files.kind(of: path) }
  }

  private static let root = """
    terragrunt {
      terraform {
        extra_arguments "vars" {
          commands           = ["${get_terraform_commands_that_need_vars()}"]
          required_var_files = ["${get_tfvars_dir()}/../region.tfvars"]
          optional_var_files = ["${get_tfvars_dir()}/own.tfvars", "${get_tfvars_dir()}/terraform.tfvars"]
        }
      }
    }
    key = "${path_relative_to_include()}"
    """
  private static let unit = """
    terragrunt {
      include {
        path = "${find_in_parent_folders()}"
      }
    }
    name = "unit"
    """

  /// A root, a region's file, and units.
  private static func files(units: Int) -> InMemoryFileSystem {
    var texts = ["/tree/terraform.tfvars": root, "/tree/eu/region.tfvars": "region = \"eu-west-1\"\n"]
    for unit in 0..<units { texts["/tree/eu/unit\(unit)/terraform.tfvars"] = Self.unit }
    return InMemoryFileSystem(texts)
  }

  @Test(arguments: [1, 4])
  func filesAreReadAndParsedOnce(workers: Int) {
    let files = CountingFileSystem(Self.files(units: 40))
    let tree = Tree(root: "/tree", fileSystem: files, options: ResolutionOptions())
    let selection = tree.selection(of: ["/tree"], workers: workers)
    var count = 0
    tree.forEachUnit(of: selection, workers: workers, transform: { $0.diagnostics.count }, use: { count += $0 })
    #expect(selection.units.count == 40)
    #expect(count == 0)
    #expect(files.reads.withLock { $0.values.allSatisfy { $0 == 1 } })
    #expect(tree.counters.filesRead == 42)
    #expect(tree.counters.filesParsed == 42)
    let listings = files.listings.withLock { $0 }
    #expect(listings.values.allSatisfy { $0 == 1 })
    #expect(tree.counters.foldersListed == 42)
    #expect(tree.counters.bytesRead == Self.root.utf8.count + 40 * Self.unit.utf8.count + 21)
    // For each unit: its include, the root's three texts that depend on the unit, and its plain variable. The one
    // call that is the same for all units is made once.
    #expect(tree.counters.functionsCalled == 40 * 5 + 1)
  }

  @Test(arguments: [1, 2, 5])
  func unitsComeInOrderAndFewWait(workers: Int) {
    let tree = Tree(root: "/tree", fileSystem: Self.files(units: 3000), options: ResolutionOptions())
    let selection = tree.selection(of: ["/tree"], workers: workers)
    let waiting = Mutex(0)
    var most = 0
    var paths: [Path] = []
    tree.forEachUnit(of: selection, workers: workers) { unit in
      waiting.withLock { $0 += 1 }
      return unit.configurationFile
    } use: { path in
      paths.append(path)
      waiting.withLock { waiting in
        most = max(most, waiting)
        waiting -= 1
      }
    }
    #expect(paths == selection.units.map { $0.relative(to: "/tree") })
    #expect(most < 1000)
  }

  @Test func exactModeParsesNothingAnewWhereOnlyStringsChange() {
    var options = ResolutionOptions()
    options.compatibility = .terragrunt0187
    let files = CountingFileSystem(Self.files(units: 3))
    let tree = Tree(root: "/tree", fileSystem: files, options: options)
    for unit in 0..<3 { _ = tree.resolve("/tree/eu/unit\(unit)/terraform.tfvars") }
    #expect(tree.counters.filesRead == 5)
    #expect(tree.counters.filesParsed == 5)
    #expect(files.reads.withLock { $0.values.allSatisfy { $0 == 1 } })
  }

  @Test func foldersOfToolsAreNeverEntered() {
    var texts = ["/tree/a/terraform.tfvars": "terragrunt {}\nx = 1\n"]
    for folder in [".terragrunt-cache", ".terraform", ".git"] {
      texts["/tree/a/\(folder)/deep/terraform.tfvars"] = "terragrunt {}\nx = 2\n"
    }
    let files = CountingFileSystem(InMemoryFileSystem(texts))
    let tree = Tree(root: "/tree", fileSystem: files, options: ResolutionOptions())
    #expect(tree.selection(of: ["/tree"]).units == ["/tree/a/terraform.tfvars"])
    #expect(files.listings.withLock { Set($0.keys) } == ["/tree", "/tree/a"])
  }

  @Test(arguments: [ResolutionOptions.Compatibility.expected, .terragrunt0187], [99, 100, 101])
  func parentsAreSoughtInAHundredFolders(compatibility: ResolutionOptions.Compatibility, levels: Int) {
    var options = ResolutionOptions()
    options.compatibility = compatibility
    let folder = "/tree" + (1...levels).map { "/f\($0)" }.joined()
    let text = "terragrunt {\n  iam_role = \"${find_in_parent_folders(\"top.tfvars\", \"fallback\")}\"\n}\n"
    let files = InMemoryFileSystem(["/tree/top.tfvars": "", folder + "/terraform.tfvars": text])
    let unit = Tree(root: "/tree", fileSystem: files, options: options).resolve(Path(folder + "/terraform.tfvars"))
    if levels <= 100 {
      #expect(unit.terragrunt.iamRole?.value.description == String(repeating: "../", count: levels) + "top.tfvars")
    } else {
      // A fallback applies only if the search reached the top, not if it was cut short.
      #expect(unit.diagnostics.map(\.code) == ["parent-not-found"])
    }
  }
}
