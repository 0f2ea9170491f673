"""The heads on networks that learnt from real faces: appearance, age, and what their answers are held against."""
