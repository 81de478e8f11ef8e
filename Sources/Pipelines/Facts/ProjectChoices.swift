/// The values that CodeBuild accepts for projects and batch builds. Source: `ProjectEnvironment` of
/// the CodeBuild API.
enum ProjectChoices {
  /// `source.type`.
  static let sourceTypes = [
    "CODECOMMIT", "CODEPIPELINE", "GITHUB", "GITLAB", "GITLAB_SELF_MANAGED", "S3", "BITBUCKET", "GITHUB_ENTERPRISE",
    "NO_SOURCE",
  ]

  /// `artifacts.type`.
  static let artifactTypes = ["CODEPIPELINE", "S3", "NO_ARTIFACTS"]

  /// `artifacts.namespaceType`.
  static let namespaceTypes = ["NONE", "BUILD_ID"]

  /// `artifacts.packaging`.
  static let packagings = ["NONE", "ZIP"]

  /// `environment.hostKernel`.
  static let hostKernels = ["LINUX_KERNEL_4", "LINUX_KERNEL_6", "LINUX_KERNEL_LATEST"]

  /// `artifacts.bucketOwnerAccess`.
  static let bucketOwnerAccesses = ["NONE", "READ_ONLY", "FULL"]

  /// `computeType`.
  static let computeTypes = [
    "BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE", "BUILD_GENERAL1_XLARGE",
    "BUILD_GENERAL1_2XLARGE", "BUILD_LAMBDA_1GB", "BUILD_LAMBDA_2GB", "BUILD_LAMBDA_4GB", "BUILD_LAMBDA_8GB",
    "BUILD_LAMBDA_10GB", "ATTRIBUTE_BASED_COMPUTE", "CUSTOM_INSTANCE_TYPE",
  ]

  /// The general sizes of the environment types that do not support all of them. Source: "Build environment compute types" of the CodeBuild user
  /// guide.
  static let sizes = [
    "LINUX_GPU_CONTAINER": ["BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_LARGE"],
    "WINDOWS_CONTAINER": ["BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE"],
    "WINDOWS_SERVER_2019_CONTAINER": ["BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE", "BUILD_GENERAL1_XLARGE"],
    "WINDOWS_SERVER_2022_CONTAINER": ["BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE", "BUILD_GENERAL1_XLARGE"],
    "MAC_ARM": ["BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE"],
  ]

  /// `compute-type` of a build of a batch. Source: the batch build reference of the CodeBuild user guide, whose examples
  /// of Lambda builds have ARM_LAMBDA_1GB, a size that projects do not have.
  static let batchComputeTypes =
    computeTypes + ["ARM_LAMBDA_1GB", "ARM_LAMBDA_2GB", "ARM_LAMBDA_4GB", "ARM_LAMBDA_8GB", "ARM_LAMBDA_10GB"]

  /// `type`.
  static let environmentTypes = [
    "WINDOWS_CONTAINER", "LINUX_CONTAINER", "LINUX_GPU_CONTAINER", "ARM_CONTAINER", "WINDOWS_SERVER_2019_CONTAINER",
    "WINDOWS_SERVER_2022_CONTAINER", "LINUX_LAMBDA_CONTAINER", "ARM_LAMBDA_CONTAINER", "LINUX_EC2", "ARM_EC2",
    "WINDOWS_EC2", "MAC_ARM",
  ]
}
