variable "name" {
  description = "What the name of the schedule begins with."
  type        = string
}

variable "function_name" {
  description = "The function that does it."
  type        = string
}

variable "function_arn" {
  description = "The ARN of the function."
  type        = string
}

variable "minutes" {
  description = "How often, in minutes."
  type        = number
  default     = 5

  validation {
    condition     = var.minutes >= 1 && floor(var.minutes) == var.minutes
    error_message = "minutes is a whole number, 1 or more."
  }
}
