;;; What the tests ask of a running Emacs  -*- lexical-binding: t -*-

;;; Commentary:

;; Functions that are called by name, with arguments and answers in JSON.  Each does what a person would do, by the same
;; keys or commands.  neovim.lua has the same functions.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'flymake)

(defun objrefs-test--wait-for (what condition)
  (with-timeout (10 (error "Waited in vain for %s" what))
    (while (not (funcall condition))
      (accept-process-output nil 0.01))))

(defun objrefs-test--press (&rest keys)
  "Press KEYS: texts, and vectors as `kbd' makes them."
  (execute-kbd-macro (apply #'vconcat keys)))

(defun objrefs-test--end-command ()
  "Run what waits for the end of a command."
  (run-hooks 'post-command-hook))

(defun objrefs-test-open (path)
  "Show the file at PATH.  Return when Eglot manages it."
  (switch-to-buffer (find-file-noselect path))
  (objrefs-test--end-command)
  (objrefs-test--wait-for "Eglot" #'eglot-managed-p)
  (objrefs-test--end-command))

(defun objrefs-test-lines ()
  (vconcat (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n")))

(defun objrefs-test-move (text)
  "Put the cursor on the first TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun objrefs-test-replace (old new)
  "Replace the first OLD of the text by NEW."
  (objrefs-test-move old)
  (delete-char (length old))
  (insert new))

(defun objrefs-test-diagnostics ()
  (vconcat
   (mapcar
    (lambda (diagnostic)
      (let* ((start (flymake-diagnostic-beg diagnostic))
             (line-start (save-excursion (goto-char start) (pos-bol))))
        (list :line (1- (line-number-at-pos start))
              :before (buffer-substring-no-properties line-start start)
              :text (buffer-substring-no-properties start (flymake-diagnostic-end diagnostic))
              :message (flymake-diagnostic-text diagnostic))))
    (cl-sort (flymake-diagnostics) #'< :key #'flymake-diagnostic-beg))))

(defun objrefs-test-hover ()
  "Return what ElDoc tells of what is at the cursor."
  (let* ((told nil)
         (eldoc-display-functions
          (list (lambda (documents _interactive)
                  (setq told (mapconcat (lambda (document) (substring-no-properties (car document))) documents "\n"))))))
    (eldoc-print-current-symbol-info t)
    (objrefs-test--wait-for "the hover" (lambda () told))
    told))

(defun objrefs-test-definition ()
  "Go to the definition of what is at the cursor.
Tell the file, the line, and what it holds from the cursor on."
  (objrefs-test--press (kbd "M-."))
  (with-current-buffer (window-buffer)
    (list :file buffer-file-name
          :line (1- (line-number-at-pos))
          :text (buffer-substring-no-properties (point) (pos-eol)))))

(defun objrefs-test-complete (text)
  "Type a new last line with TEXT and ask for what may follow."
  (goto-char (point-max))
  (unless (bolp) (objrefs-test--press (kbd "RET")))
  (objrefs-test--press text (kbd "C-M-i")))

(defun objrefs-test-offered ()
  "Return what the list of completions offers; nothing while there is none."
  (let ((offered nil))
    (when (get-buffer-window "*Completions*")
      (with-current-buffer "*Completions*"
        (goto-char (point-min))
        (while-let ((found (text-property-search-forward 'completion--string)))
          (push (substring-no-properties (prop-match-value found)) offered))))
    (vconcat (nreverse offered))))

(defun objrefs-test-accept (label)
  "Accept the completion LABEL."
  (let ((index (cl-position label (objrefs-test-offered) :test #'string=)))
    (apply #'objrefs-test--press (append (make-list (1+ index) (kbd "M-<down>")) (list (kbd "M-RET"))))))

(defun objrefs-test-fix (title)
  "Apply the quick fix at the cursor whose TITLE begins so."
  (let ((whole (cl-find title (eglot-code-actions (point) (point))
                        :test #'string-prefix-p
                        :key (lambda (action) (plist-get action :title)))))
    (objrefs-test--press (kbd "M-x") "eglot-code-actions" (kbd "RET") (plist-get whole :title) (kbd "RET"))))

(defun objrefs-test-rename (name)
  "Rename what is at the cursor to NAME.  Eglot asks before it edits files that are not open."
  (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (eglot-rename name)))

(defun objrefs-test-lines_of (path)
  "Return the lines of the file at PATH as they are in the editor, shown or not."
  (with-current-buffer (find-buffer-visiting path)
    (objrefs-test-lines)))

(defun objrefs-test-files ()
  "Return the files that have a buffer, shown or not."
  (vconcat (delq nil (mapcar #'buffer-file-name (buffer-list)))))

(defun objrefs-test-stop ()
  (eglot-shutdown-all))

(defun objrefs-test-quit ()
  (kill-emacs))

(defun objrefs-test (name arguments)
  "Call the function NAME with ARGUMENTS.
Those and the answer are JSON in Base64, which no reader and no terminal alters."
  (let* ((decoded (json-parse-string (decode-coding-string (base64-decode-string arguments) 'utf-8) :array-type 'list))
         (answer (with-current-buffer (window-buffer)
                   (apply (intern (concat "objrefs-test-" name)) decoded)))
         (is-answer (or (stringp answer) (vectorp answer) (keywordp (car-safe answer)))))
    (base64-encode-string (json-serialize (if is-answer answer :null)) t)))

;;; emacs.el ends here
