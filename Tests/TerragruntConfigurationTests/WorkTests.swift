import Files
import Hierarchy
import SourceText
import Testing

@testable import TerragruntConfiguration

/// What is evaluated of an included file, and how often.
struct WorkTests {
  private static let root = """
    locals {
      env  = read_terragrunt_config(find_in_parent_folders("env.hcl"))
      name = upper(local.env.locals.name)
      own  = basename(get_terragrunt_dir())
    }
    generate "provider" {
      path      = "provider.tf"
      if_exists = "overwrite"
      contents  = "region ${local.name}"
    }
    inputs = {
      name = local.name
      own  = local.own
    }
    """

  private func reader(units: Int) -> (reader: ConfigurationReader, units: [Path]) {
    var files = InMemoryFileSystem([:])
    files.add("/tree/root.hcl", Array(Self.root.utf8))
    var paths: [Path] = []
    for env in ["dev", "prod"] {
      files.add(Path("/tree/\(env)/env.hcl"), Array("locals { name = \"\(env)\" }\n".utf8))
      for number in 0..<units {
        let path = Path("/tree/\(env)/u\(number)/terragrunt.hcl")
        files.add(path, Array("include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n".utf8))
        paths.append(path)
      }
    }
    return (ConfigurationReader(root: "/tree", files: files, options: ConfigurationOptions()), paths)
  }

  private func evaluations(units: Int) -> Int {
    let (reader, paths) = reader(units: units)
    for path in paths {
      let evaluated = reader.evaluate(path)
      #expect(evaluated.variables.part("own")?.text == path.parent.name)
      #expect(evaluated.variables.part("name")?.text?.lowercasedASCII == path.parent.parent.name)
      #expect(evaluated.filesRead.count == 3)
    }
    return reader.shared.evaluations
  }

  /// Of the six expressions that ask something, four are evaluated once for each answer, and two once for each unit.
  @Test func anIncludedFileIsEvaluatedOnlyAsFarAsItDependsOnTheUnit() {
    let few = evaluations(units: 10)
    let many = evaluations(units: 40)
    // Written out texts are evaluated each time: `path` and `if_exists`.
    #expect(many - few == 2 * 30 * (2 + 2))
  }
}
