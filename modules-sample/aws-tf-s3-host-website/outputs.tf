output "bucket_name" {
  description = "Name of the bucket"
  value       = aws_s3_bucket.website.bucket
}

output "bucket_arn" {
  description = "ARN of the bucket"
  value       = aws_s3_bucket.website.arn
}

output "website_endpoint" {
  description = "Host name of the site"
  value       = aws_s3_bucket_website_configuration.website.website_endpoint
}
