import SourceText

/// A file of the repository that may run Terraform.
enum AutomationFile {
  /// The kinds of such files, the most telling first.
  enum Kind: Int, Sendable, Comparable {
    /// `atlantis.yaml`.
    case atlantis
    /// A workflow of GitHub Actions.
    case gitHub
    /// `.gitlab-ci.yml` and what it includes.
    case gitLab
    /// A buildspec of CodeBuild.
    case buildspec
    /// A pipeline of Azure DevOps.
    case azure
    /// A Jenkinsfile.
    case jenkins
    /// A Makefile.
    case makefile
    /// A shell script.
    case script

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

    /// The kind of a file by its name and folder; nil for any other file.
    init?(of path: Path, in root: Path) {
      let name = path.name.lowercasedASCII
      let isYAML = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
      let stem = isYAML ? name[0..<name.count - (name.hasSuffix(".yml") ? 4 : 5)] : name
      if isYAML, let kind = Self.yaml(stem, path) {
        self = kind
      } else if stem.hasPrefix("jenkinsfile") || name.hasSuffix(".jenkinsfile") || name.hasSuffix(".groovy") {
        self = .jenkins
      } else if name == "makefile" || name == "gnumakefile" || name.hasPrefix("makefile.") || name.hasSuffix(".mk") {
        self = .makefile
      } else if name.hasSuffix(".sh") || name.hasSuffix(".bash") {
        self = .script
      } else {
        return nil
      }
    }

    private static func yaml(_ stem: Text, _ path: Path) -> Kind? {
      if stem == "atlantis" { return .atlantis }
      let folder = path.parent
      if folder.name == "workflows", folder.parent.name == ".github" || folder.parent.name == ".gitea" {
        return .gitHub
      }
      if stem == ".gitlab-ci" || stem.hasSuffix(".gitlab-ci") || folder.name == ".gitlab" || folder.name == ".gitlab-ci"
        || folder.parent.name == ".gitlab"
      {
        return .gitLab
      }
      if stem.contains("buildspec") { return .buildspec }
      if stem.contains("azure-pipeline") || stem.contains("azure_pipeline") || folder.name == ".azuredevops"
        || folder.name == ".azure-pipelines" || folder.name == "azure-pipelines"
      {
        return .azure
      }
      return nil
    }
  }
}
