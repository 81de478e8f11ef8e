output "project_name" {
  description = "Name of the build project"
  value       = module.codebuild.project_name
}

output "project_arn" {
  description = "ARN of the build project"
  value       = module.codebuild.project_arn
}

output "role_arn" {
  description = "ARN of the build role"
  value       = module.codebuild.role_arn
}

output "pipeline_arn" {
  description = "ARN of the pipeline"
  value       = module.pipeline.pipeline_arn
}

output "artifact_bucket" {
  description = "Name of the artifact bucket"
  value       = module.base.artifact_bucket
}

output "repository_url" {
  description = "Address of the images"
  value       = module.ecr.repository_url
}
