import Files
import SourceText
import TestSupport

/// A tree generated from a seed, and runs of every command on it.
public struct GeneratedTree {
  private var files = InMemoryFileSystem([:])
  private let environment: [Text: Text]

  /// The tree for a seed.
  public init(seed: UInt64) {
    var grammar = ConfigurationGrammar(seed: seed)
    var texts: [(path: Path, text: String)] = [
      ("/tree/terraform.tfvars", grammar.terragrunt(includes: nil) + grammar.tfvars()),
      ("/tree/common.tfvars", grammar.tfvars()), ("/tree/module/main.tf", grammar.module()),
      ("/tree/policy.hcl", grammar.policy()), ("/tree/inputs.tfvars", grammar.tfvars()),
      ("/tree/mapping.tfvars", "app = " + grammar.value() + "\n"), ("/tree/x.json", grammar.json()),
    ]
    for unit in ["dev/a", "prod/a", "prod/b"] {
      let folder = Path("/tree/\(unit)")
      texts += [
        (
          folder.appending("terraform.tfvars"),
          grammar.terragrunt(includes: "../../terraform.tfvars") + grammar.tfvars()
        ),
        (folder.appending("x.auto.tfvars"), grammar.tfvars()), (folder.appending("y.auto.tfvars.json"), grammar.json()),
        (folder.appending("buildspec.yml"), grammar.buildspec()),
      ]
    }
    texts += Self.terragruntFiles(seed: seed)
    for (path, text) in texts {
      var bytes = Array(text.utf8)
      // Occasionally the end is missing, or a byte is changed.
      if grammar.once(in: 25), !bytes.isEmpty { bytes.removeLast(Int(seed % UInt64(bytes.count))) }
      if grammar.once(in: 25), !bytes.isEmpty {
        bytes[Int(seed / 7 % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: seed)
      }
      files.add(path, bytes)
    }
    environment = ["A": Text(grammar.value()), "TF_VAR_b": Text(grammar.value()), "N": Text("\u{1}\"${x}")]
  }

  /// The files of units of Terragrunt 0.19 and later, beside the others.
  private static func terragruntFiles(seed: UInt64) -> [(path: Path, text: String)] {
    var grammar = TerragruntGrammar(seed: seed)
    var files: [(path: Path, text: String)] = [
      ("/tree/root.hcl", grammar.root()), ("/tree/common.hcl", grammar.root()),
      ("/tree/new/terragrunt.hcl", grammar.root()), ("/tree/x.tf", grammar.unit()),
      ("/tree/x2.tfvars", grammar.values()),
    ]
    for unit in ["new/dev/a", "new/prod/a", "new/prod/b"] {
      let folder = Path("/tree/\(unit)")
      files += [
        (folder.appending("terragrunt.hcl"), grammar.unit()), (folder.appending("t.tftpl"), grammar.template()),
        (folder.appending("common.hcl"), grammar.root()), (folder.appending("terragrunt.values.hcl"), grammar.values()),
      ]
    }
    return files
  }

  /// The command lines to run on a tree.
  public static let commands: [[String]] = [
    ["resolve", "."], ["resolve", ".", "-f", "json", "--show-origin"], ["resolve", ".", "-f", "yaml", "--redact"],
    ["resolve", "dev/a", "-f", "env"], ["resolve", ".", "-f", "tfvars-json", "--with-env", "--module-defaults"],
    ["resolve", ".", "--compat", "0.18.7", "--allow-missing"],
    ["resolve", "dev/a", "--terraform", "0.12", "--query", "tags.a"],
    ["list", ".", "--files"], ["list", ".", "-f", "json"], ["list", ".", "-f", "dot"], ["list", ".", "-f", "mermaid"],
    ["list", ".", "-f", "paths", "--reading", "common.tfvars"], ["check", ".", "-v"], ["check", ".", "-f", "json"],
    ["check", ".", "-f", "sarif"], ["check", ".", "-f", "junit"], ["check", ".", "-f", "github", "--compat", "0.18.7"],
    ["check", ".", "--fix", "--diff"], ["check", ".", "--fix"], ["check", ".", "--write-baseline", "baseline.json"],
    ["explain", "dev/a", "-v"], ["explain", "dev/a", "a", "tags.a", "db_password", "-f", "json", "-v"],
    ["resolve", ".", "--set", "common.tfvars:a=1"], ["diff", "--unset", "dev/a/terraform.tfvars:a", "."],
    ["where", "a", "."], ["where", "tags.a", ".", "-f", "json", "--module-defaults"], ["where", "--value", "1", "."],
    ["diff", "dev", "prod"], ["diff", "dev", "prod", "-f", "json", "--same", "stage=dev:prod"],
    ["diff", "dev", "prod", "-f", "markdown", "--map", "(a|b)+$=\\1"], ["diff", "dev", "prod", "-f", "html"],
    ["diff", "dev", "prod", "--policy", "policy.hcl", "-f", "github"],
    ["diff", "dev", "prod", "--write-policy", "p.hcl"],
    ["diff", "--matrix", "dev", "prod"], ["diff", "--matrix", "dev", "prod", "-f", "csv", "--all"],
    ["diff", "--matrix", "dev", "prod", "-f", "html"], ["convert", "common.tfvars"],
    ["convert", "common.tfvars", "--to", "tfvars"],
    ["convert", "x.tf", "--to", "tree"], ["convert", "x2.tfvars", "--syntax", "hcl2", "--evaluate"],
    ["convert", "x2.tfvars", "--syntax", "hcl2", "--evaluate", "--to", "tfvars", "--redact"],
    ["convert", "new/prod/a/terragrunt.values.hcl", "--evaluate", "--to", "yaml"],
    ["resolve", "new", "-f", "json", "--locals", "--feature", "f=1"],
    ["resolve", "new", "--mocks", "unknown", "--redact", "-f", "yaml"], ["resolve", "new/dev/a", "-f", "env"],
    ["resolve", "new", "--untrusted", "-f", "tfvars-json"], ["report", ".", "--output-dir", "pages"], ["list", "new"],
    ["check", "new", "-v"],
    ["convert", "x.json", "--to", "yaml", "--redact"], ["convert", "x.json", "--to", "tfvars"],
    ["render", ".", "--inputs", "inputs.tfvars", "--mapping", "mapping.tfvars", "--region", "eu-west-1"],
    ["render", ".", "-f", "cloudformation", "--inputs", "inputs.tfvars", "--allow-placeholders"],
    ["render", ".", "-f", "aws-cli", "--output-dir", "out"], ["buildspec", "env", "dev/a", "-f", "shell"],
    ["buildspec", "env", "prod/a", "-f", "buildspec"], ["buildspec", "check", "dev/a", "--diagnostics", "json"],
  ]

  /// Runs one of the commands.
  ///
  /// - Returns: the law that is broken, or nil. The exit status must be a documented one, and text for people must
  ///   not contain control characters.
  public func fault(of words: [String]) -> String? {
    let run = CommandRun(words, files: files, environment: environment)
    guard [0, 1, 2, 64].contains(run.status.rawValue) else { return "status \(run.status.rawValue)" }
    if let scalar = run.errors.unicodeScalars.first(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
      return "the control character \(scalar.value) is printed"
    }
    return nil
  }
}
