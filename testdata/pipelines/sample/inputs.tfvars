# What the sample's own tfvars can't tell; one file for all its units and both regions.
account_id            = "123456789012"
codebuild_role_arn    = "arn:aws:iam::{account_id}:role/{app}-{service}-{info}-codebuild-{stage}"
codepipeline_role_arn = "arn:aws:iam::{account_id}:role/{app}-{service}-{info}-codepipeline-{stage}"
artifact_bucket       = "{app}-{service}-artifacts-{stage}-{region}"
cache_location        = "{app}-{service}-cache-{stage}-{region}/{info}"
notify_function_name  = "{app}-{service}-{info}-slack-{stage}"
connection_arn        = "arn:aws:codestar-connections:{region}:{account_id}:connection/01234567-89ab-cdef-0123-456789abcdef"
