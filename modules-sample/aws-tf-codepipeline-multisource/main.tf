resource "aws_codepipeline" "this" {
  name     = var.name
  role_arn = var.role_arn
  tags     = var.tags

  artifact_store {
    type     = "S3"
    location = var.artifact_bucket
  }

  stage {
    name = var.source_stage.name

    action {
      name             = var.source_stage.action
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = [var.artifact]

      configuration = {
        ConnectionArn    = var.connection_arn
        FullRepositoryId = "${var.repository_owner}/${var.repository}"
        BranchName       = var.branch
      }
    }

    dynamic "action" {
      for_each = var.secondary_sources

      content {
        name             = action.value["name"]
        category         = "Source"
        owner            = "AWS"
        provider         = "CodeStarSourceConnection"
        version          = "1"
        output_artifacts = [action.value["artifact"]]

        configuration = {
          ConnectionArn    = var.connection_arn
          FullRepositoryId = "${action.value["repository_owner"]}/${action.value["repository"]}"
          BranchName       = action.value["branch"]
        }
      }
    }
  }

  stage {
    name = var.build_stage.name

    action {
      name            = var.build_stage.action
      category        = "Build"
      owner           = "AWS"
      provider        = "CodeBuild"
      version         = "1"
      input_artifacts = concat([var.artifact], var.secondary_sources[*]["artifact"])

      configuration = {
        ProjectName   = var.project_name
        PrimarySource = var.artifact
      }
    }
  }

  stage {
    name = var.notify_stage.name

    action {
      name     = var.notify_stage.action
      category = "Invoke"
      owner    = "AWS"
      provider = "Lambda"
      version  = "1"

      configuration = {
        FunctionName   = var.function_name
        UserParameters = "${var.name} finished on ${var.branch}"
      }
    }
  }
}
