import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Where `terraform.source` leads.
struct ModuleSourceTests {
  private static func source(_ source: String) throws -> ModuleSource {
    let files = InMemoryFileSystem([
      "/tree/a/unit/terraform.tfvars": "terragrunt {\n  terraform {\n    source = \"\(source)\"\n  }\n}\n"
    ])
    let tree = Tree(root: "/tree", fileSystem: files, options: ResolutionOptions())
    return tree.moduleSource(of: tree.resolve("/tree/a/unit/terraform.tfvars"))
  }

  @Test(arguments: [
    ("../../modules/x", "/tree/modules/x"), ("../../modules//x", "/tree/modules/x"), ("/abs/x", "/abs/x"),
    ("/abs//x/y", "/abs/x/y"), ("..//x", "/tree/a/x"), ("./", "/tree/a/unit"), ("modules/x", "/tree/a/unit/modules/x"),
    ("file:///abs//x", "/abs/x"), ("../../..//modules-sample/x", "/modules-sample/x"),
    ("a@b/c:d", "/tree/a/unit/a@b/c:d"),
  ])
  func pathIsLocal(text: String, folder: String) throws {
    #expect(try Self.source(text) == .local(Path(folder)))
  }

  @Test(arguments: [
    "git::ssh://git@example.com/x.git//y?ref=v1", "git@example.com:org/x.git", "github.com/org/x//y",
    "bitbucket.org/org/x",
    "https://example.com/x.zip", "s3::https://s3.amazonaws.com/b/x.zip", "s3-eu-west-1.amazonaws.com/b/x", "git::../x",
    "hg::http://example.com/x",
  ])
  func otherSourceIsRemote(text: String) throws {
    #expect(try Self.source(text) == .remote(Text(text)))
  }

  @Test func noSourceIsTheUnitsOwnFolder() throws { #expect(try Self.source("") == .beside) }
}
