output "artifact_bucket" {
  description = "Name of the artifact bucket"
  value       = aws_s3_bucket.artifacts.bucket
}

output "artifact_bucket_arn" {
  description = "ARN of the artifact bucket"
  value       = aws_s3_bucket.artifacts.arn
}

output "connection_arn" {
  description = "Connection to GitHub"
  value       = local.connection_arn
}

output "role_arn" {
  description = "ARN of the pipeline role"
  value       = aws_iam_role.this.arn
}
