output "project_name" {
  description = "Name of the build project"
  value       = aws_codebuild_project.this.name
}

output "project_arn" {
  description = "ARN of the build project"
  value       = aws_codebuild_project.this.arn
}

output "role_arn" {
  description = "ARN of the build role"
  value       = aws_iam_role.this.arn
}
