terragrunt {
  terraform {
    source = "git::https://git.example.com/cicd.git?ref=v1.0.0"
  }
}

namespace = "eg"

stage = "dev"

name = "web"

region = ""

tags = { Team = "web" }

build_image = "aws/codebuild/standard:7.0"

build_compute_type = "BUILD_GENERAL1_SMALL"

buildspec = "buildspec.yml"

privileged_mode = true

cache_type = "LOCAL"

local_cache_modes = ["LOCAL_DOCKER_LAYER_CACHE"]

repo_owner = "example"

repo_name = "web"

branch = "main"

environment_variables = [{ name = "NODE_ENV", value = "production", type = "PLAINTEXT" }]

aws_account_id = "123456789012"
