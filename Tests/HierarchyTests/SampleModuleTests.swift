import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The modules of `modules-sample` and the sample tree that uses them agree.
struct SampleModuleTests {
  private static let folder = Testdata.checkout.appending("modules-sample")

  /// The names in the seed.
  private static let names: [Text] = [
    "aws-tf-codebuild", "aws-tf-codebuild-multisource", "aws-tf-codepipeline-base", "aws-tf-codepipeline-github",
    "aws-tf-codepipeline-multisource", "aws-tf-ecr", "aws-tf-lambda", "aws-tf-s3-host-website", "aws-tf-tags",
    "image-builder", "multisource-pipeline", "terragrunt-deployments",
  ]

  /// The module with that name, read through a unit that names it as its source.
  private static func module(_ name: Text) throws -> ModuleVariables {
    var files = try Testdata.tree(folder, at: "/modules-sample")
    files.add(
      "/tree/terraform.tfvars", Array("terragrunt { terraform { source = \"..//modules-sample/\(name)\" } }\n".utf8))
    let tree = Tree(root: "/tree", fileSystem: files, options: ResolutionOptions())
    return try #require(tree.module(of: tree.resolve("/tree/terraform.tfvars")))
  }

  @Test func everyModuleOfTheSeedIsThere() throws {
    let found = try DiskFileSystem().entries(of: Self.folder).filter { $0.kind == .folder }.map(\.name).sorted()
    #expect(found == Self.names)
  }

  @Test(arguments: names)
  func everyVariableIsFoundTypedAndDescribed(name: Text) throws {
    let module = try Self.module(name)
    var count = 0
    for entry in try DiskFileSystem().entries(of: Self.folder.appending(Path(name))) where entry.name.hasSuffix(".tf") {
      let text = try Testdata.text(Self.folder.appending(Path(name)).appending(Path(entry.name)))
      count += text.split(separator: "\n").count { $0.hasPrefix("variable \"") }
    }
    #expect(module.variables.count == count)
    #expect(count > 0)
    #expect(module.diagnostics.isEmpty)
    for variable in module.variables {
      #expect(variable.type != nil, "\(variable.name)")
      #expect(!(variable.description ?? "").isEmpty, "\(variable.name)")
      #expect(variable.name.bytes.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F })
      if let value = variable.defaultValue { #expect(variable.type?.accepts(value) == true, "\(variable.name)") }
    }
  }

  @Test(arguments: names)
  func everyModuleHasTheUsualFiles(name: Text) throws {
    let found = Set(try DiskFileSystem().entries(of: Self.folder.appending(Path(name))).map(\.name))
    #expect(found.isSuperset(of: ["main.tf", "variables.tf", "outputs.tf", "versions.tf"]))
  }

  @Test func unitsSetWhatTheirModulesDeclareAndAllTheyRequire() throws {
    let tree = Tree(root: Testdata.checkout, fileSystem: DiskFileSystem(), options: ResolutionOptions())
    let units = tree.resolve(tree.selection(of: [Testdata.folder.appending("sample")]))
    #expect(units.count == 8)
    for unit in units {
      let module = try #require(tree.module(of: unit), "\(unit.path)")
      for setting in unit.settings {
        let declaration = module[setting.name]
        #expect(declaration != nil, "\(unit.path) sets \(setting.name)")
        let mismatch = declaration?.type?.mismatch(of: setting.value)
        #expect(mismatch == nil, "\(mismatch?.sentence(about: setting.name).description ?? "")")
      }
      let given = Set(unit.settings.map(\.name))
      for variable in module.variables where variable.isRequired {
        #expect(given.contains(variable.name), "\(unit.path) lacks \(variable.name)")
      }
    }
  }

  @Test func aModuleIsReadOnceForAllUnits() throws {
    var options = ResolutionOptions()
    options.usesModuleDefaults = true
    let tree = Tree(root: Testdata.checkout, fileSystem: DiskFileSystem(), options: options)
    let selection = tree.selection(of: [Testdata.folder.appending("sample")])
    tree.forEachUnit(of: selection, workers: 4, transform: { $0.settings.count }, use: { _ in })
    let first = tree.counters
    for unit in tree.resolve(selection) { #expect(tree.module(of: unit) != nil) }
    #expect(tree.counters.filesRead == first.filesRead)
  }
}
