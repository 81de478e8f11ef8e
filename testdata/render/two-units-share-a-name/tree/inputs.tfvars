codebuild_role_arn = "arn:aws:iam::123456789012:role/codebuild"
codepipeline_role_arn = "arn:aws:iam::123456789012:role/codepipeline"
artifact_bucket = "bingo-artifacts"
github_oauth_token = "canary-2"
