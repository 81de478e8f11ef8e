codebuild_role_arn = "arn:aws:iam::123456789012:role/codebuild"
codepipeline_role_arn = "arn:aws:iam::123456789012:role/codepipeline"
artifact_bucket = "bingo-artifacts"
github_oauth_token = "canary-2"
db_password = "canary \"3\" of a length that a message would cut in the middle of its text"
plain = "{db_password}"
codebuild_description = "{plain} in {partition}"
stage_2_configuration = { EnvironmentVariables = [{ name = "A", value = "{db_password}" }] }
