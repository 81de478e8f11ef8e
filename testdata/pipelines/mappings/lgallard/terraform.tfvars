terragrunt {
  terraform {
    source = "git::https://git.example.com/codebuild.git?ref=v1.0.0"
  }
}

name = "web-build"

description = "Builds the web site"

codebuild_source_type = "GITHUB"

codebuild_source_location = "https://github.com/example/web.git"

codebuild_source_git_clone_depth = 1

codebuild_source_buildspec = "buildspec.yml"

artifacts_type = "S3"

artifacts_location = "web-artifacts"

environment_image = "aws/codebuild/standard:7.0"

environment_compute_type = "BUILD_GENERAL1_SMALL"

environment_type = "LINUX_CONTAINER"

environment_privileged_mode = false

environment_variables = [{ name = "DB_URL", value = "/web/db-url", type = "PARAMETER_STORE" }]

cache_type = "S3"

cache_location = "web-cache/build"

service_role_arn = "arn:aws:iam::123456789012:role/web-build"

build_timeout = 30

tags = { Team = "web" }
