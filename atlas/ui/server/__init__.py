"""What is served beside Streamlit, and every place that leans on Streamlit's inside."""
