terragrunt {}
name               = "bingo-web"
aws_region         = "eu-west-1"
source_type        = "NO_SOURCE"
buildspec_path     = "version: 0.2\nphases: {build: {commands: [ls]}}"
artifact_type      = "NO_ARTIFACTS"
codebuild_image    = "aws/codebuild/standard:7.0"
codebuild_type     = "LINUX_CONTAINER"
compute_type       = "ATTRIBUTE_BASED_COMPUTE"
codebuild_role_arn = "arn:aws:iam::123456789012:role/build"
compute_configuration = { vcpu = 4, memory = 8 }
logs_config = { s3_logs = { status = "ENABLED", location = "logs/x", bucket_owner_access = "FULL" } }
