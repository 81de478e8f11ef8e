/// The words that CodeBuild takes for a build's machine, in projects and in batch builds. Source: `ProjectEnvironment` of
/// the CodeBuild API.
enum ProjectChoices {
  /// `computeType`.
  static let computeTypes = [
    "BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE", "BUILD_GENERAL1_XLARGE",
    "BUILD_GENERAL1_2XLARGE", "BUILD_LAMBDA_1GB", "BUILD_LAMBDA_2GB", "BUILD_LAMBDA_4GB", "BUILD_LAMBDA_8GB",
    "BUILD_LAMBDA_10GB", "ATTRIBUTE_BASED_COMPUTE", "CUSTOM_INSTANCE_TYPE",
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
