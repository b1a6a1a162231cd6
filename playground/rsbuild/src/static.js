document.body.dataset['seen'] = 'yes'
