// Where the server is gone Streamlit opens no dialog over the page: frame.lost says it in the reader's language.
window.__streamlit = { HOST_CONFIG: { blockErrorDialogs: true } };
