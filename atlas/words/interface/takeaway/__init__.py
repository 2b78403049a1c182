"""The words of what readers carry away, beside the pages: workbooks and the way back."""
